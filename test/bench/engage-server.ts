/** The platform as a process of its own, with one site and no agent, for the benchmark. */
import { SitesService } from '../../api/organisations/sites.service.js';
import { OrganisationsService } from '../../api/organisations/organisations.service.js';
import { startApp } from '../support/start-app.js';
import { Clock } from '../../api/platform/clock.js';

const system = { kind: 'system' as const, id: null };
const app = await startApp({ clock: new Clock() as never });
const organisation = await app.get(OrganisationsService).create({ name: 'Benchmark' }, system);
const site = await app
  .get(SitesService)
  .create(organisation._id, { name: 'Benchmark', allowedOrigins: ['https://shop.example'] }, system);
process.stdout.write(`${JSON.stringify({ url: app.url, siteKey: site.publicKey, origin: 'https://shop.example' })}\n`);
process.once('disconnect', () => void app.close().then(() => process.exit(0)));
