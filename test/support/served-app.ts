/** The platform as a process of its own with one organisation and site, for benchmarks and fault tests: prints one line that says how to reach it. */
import { SitesService } from '../../api/organisations/sites.service.js';
import { OrganisationsService } from '../../api/organisations/organisations.service.js';
import { AgentsService } from '../../api/agents/agents.service.js';
import type { ModelEndpoint } from '../../api/config.js';
import type { SiteAccess } from './chat-client.js';
import { PASSWORD, enrol } from './fixtures.js';
import { startApp } from './start-app.js';
import { SystemClock } from './test-clock.js';

/** What to serve, as JSON in the first argument. */
export interface Served {
  /** Kept between processes; a new one otherwise. */
  dataDir?: string;
  logLevel?: string;
  /** Makes an agent that asks this endpoint. */
  modelEndpoint?: ModelEndpoint;
}

export interface ServedAddress extends SiteAccess {
  organisationId: string;
  member: { email: string; password: string };
}

const NAME = 'Served for tests';
const ORIGIN = 'https://shop.example';
const SYSTEM = { kind: 'system' as const, id: null };
const MEMBER = 'served@example.org';

const { dataDir, logLevel = 'silent', modelEndpoint } = JSON.parse(process.argv[2] ?? '{}') as Served;
const app = await startApp({
  clock: new SystemClock(),
  ...(dataDir ? { dataDir } : {}),
  config: { logLevel, modelEndpoints: modelEndpoint ? [modelEndpoint] : [] },
});
const found = (await app.get(OrganisationsService).list()).find(({ name }) => name === NAME);
const organisation = found ?? (await app.get(OrganisationsService).create({ name: NAME }, SYSTEM));
if (!found) await furnish(organisation._id);
const [site] = await app.get(SitesService).list(organisation._id);
const address: ServedAddress = {
  url: app.url,
  siteKey: site!.publicKey,
  origin: ORIGIN,
  organisationId: organisation._id,
  member: { email: MEMBER, password: PASSWORD },
};
process.stdout.write(`${JSON.stringify(address)}\n`);
process.once('disconnect', () => void app.close().then(() => process.exit(0)));

async function furnish(organisationId: string): Promise<void> {
  const { _id } = await app
    .get(SitesService)
    .create(organisationId, { name: 'Shop', allowedOrigins: [ORIGIN] }, SYSTEM);
  await enrol(app, organisationId, 'owner', MEMBER);
  if (!modelEndpoint) return;
  const agent = await app.get(AgentsService).create(
    organisationId,
    {
      name: 'Model',
      kind: 'model',
      modelEndpointId: modelEndpoint.id,
      greeting: '',
      instructions: 'Answer briefly.',
      temperature: 0,
    },
    SYSTEM,
  );
  await app.get(SitesService).assignAgent(organisationId, _id, { agentId: agent._id, agentName: agent.name }, SYSTEM);
}
