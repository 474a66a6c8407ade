/** Starts the platform: reads the configuration, opens the database, serves, and drains when it is told to stop. */
import 'reflect-metadata';
import { createApplication } from './application.js';
import { ConfigurationError, loadConfig, type Config } from './config.js';
import { DemonstrationService } from './demonstration/demonstration.service.js';
import { closeGround, openGround } from './ground.js';
import { Clock } from './platform/clock.js';
import { errorPlace } from './platform/error-place.js';
import { RegisterError } from './privacy/start-up-check.service.js';

/** How long a drain may take before the process ends all the same. Milliseconds. */
const DRAIN_MS = 15_000;

async function start(): Promise<void> {
  const config = loadConfig(process.env);
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  say(config.mongodbUri ? 'Connecting to MongoDB …' : `Opening the embedded store in ${config.dataDir} …`);
  const ground = await openGround(config, new Clock());
  try {
    const app = await createApplication(ground);
    let isStopping = false;
    const stop = (): void => {
      if (isStopping) return;
      isStopping = true;
      setTimeout(() => process.exit(1), DRAIN_MS).unref();
      void app
        .close()
        .then(() => closeGround(ground))
        .then(
          () => process.exit(0),
          () => process.exit(1),
        );
    };
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
    await app.listen(config.port);
    const address = app.getHttpServer().address() as { port: number };
    await greet(config, address.port, app.get(DemonstrationService), say);
  } catch (error) {
    await closeGround(ground);
    throw error;
  }
}

async function greet(
  config: Config,
  port: number,
  demonstration: DemonstrationService,
  say: (line: string) => void,
): Promise<void> {
  const url = config.publicUrl ?? `http://localhost:${port}`;
  if (config.demo) {
    const made = await demonstration.createOnFirstStart(url, say);
    say('');
    say(`  A customer's page with the chat   ${url}/`);
    say(`  Members' console                  ${url}/console`);
    if (made) {
      say(`      member  ${made.member.email}  ${made.member.password}`);
      say(`      staff   ${made.staff.email}  ${made.staff.password}   (passwords are shown once)`);
    }
  }
  say(`  REST documentation                ${url}/docs`);
  say(`  Privacy notice                    ${url}/notice`);
  say(`  Health                            ${url}/health/live  ${url}/health/ready`);
  say(`Ready on port ${port}.`);
}

// Node would print the message of an error that nobody caught, and a message may hold what a person wrote.
process.on('uncaughtException', (error) => {
  process.stderr.write(`Engage Smarter ended: ${errorPlace(error)}\n`);
  process.exit(1);
});

start().catch((error: unknown) => {
  const isExplained = error instanceof ConfigurationError || error instanceof RegisterError;
  const message =
    error instanceof Error ? (isExplained ? error.message : (error.stack ?? error.message)) : String(error);
  process.stderr.write(`Engage Smarter did not start: ${message}\n`);
  process.exit(1);
});
