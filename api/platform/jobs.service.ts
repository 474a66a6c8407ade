/** Scheduled work: agenda on the same database, so that exactly one node runs a job; each job names its purpose. */
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import { MongoBackend } from '@agendajs/mongo-backend';
import { Agenda } from 'agenda';
import type { Connection } from 'mongoose';

export interface ScheduledJob {
  name: string;
  /** A purpose of the register; start-up refuses an unknown one. */
  purpose: string;
  /** Human interval or cron expression, such as `1 hour`. */
  every: string;
  run(): Promise<void>;
}

@Injectable()
export class JobsService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #jobs = new Map<string, ScheduledJob>();
  readonly #logger = new Logger(JobsService.name);
  #agenda: Agenda | null = null;

  constructor(@InjectConnection() private readonly connection: Connection) {}

  /** Declares a job; call it from `onModuleInit`. */
  schedule(job: ScheduledJob): void {
    if (this.#jobs.has(job.name)) throw new Error(`the job ${job.name} is declared twice`);
    this.#jobs.set(job.name, job);
  }

  get declared(): readonly ScheduledJob[] {
    return [...this.#jobs.values()];
  }

  /** Runs a job now, in this process (for tests and operators). */
  async runNow(name: string): Promise<void> {
    const job = this.#jobs.get(name);
    if (!job) throw new Error(`there is no job ${name}`);
    await job.run();
  }

  async onApplicationBootstrap(): Promise<void> {
    const db = this.connection.db;
    if (!db) throw new Error('the database is not connected');
    const agenda = new Agenda({
      backend: new MongoBackend({ mongo: db as never, collection: 'jobs' }),
      processEvery: '5 seconds',
    });
    agenda.on('error', (error: Error) => this.#logger.error(`scheduling failed: ${error.name}`));
    for (const job of this.#jobs.values()) {
      agenda.define(job.name, () => this.#run(job));
    }
    await agenda.start();
    for (const job of this.#jobs.values()) await agenda.every(job.every, job.name, undefined, { skipImmediate: true });
    this.#agenda = agenda;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#agenda?.drain?.();
    await this.#agenda?.stop();
  }

  async #run(job: ScheduledJob): Promise<void> {
    const failure = await job.run().then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.name : typeof error),
    );
    if (failure === null) return;
    this.#logger.error(`the job ${job.name} failed: ${failure}`);
    // Agenda stores the reason of a failure: it gets the class of the error, never its message.
    throw new Error(failure);
  }
}
