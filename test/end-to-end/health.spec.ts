/** What an orchestrator is told: alive while the process runs, ready only while the database answers. */
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { startApp, type TestApp } from '../support/start-app.js';

let app: TestApp;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

it('is ready while the database answers', async () => {
  await app.http.get('/health/ready').expect(200);
});

it('is alive, but not ready, without its database: 503 with the listed code', async () => {
  await app.get<Connection>(getConnectionToken()).getClient().close();
  await app.http.get('/health/live').expect(200);
  const response = await app.http.get('/health/ready').expect(503);
  expect(response.type).toBe('application/problem+json');
  expect(response.body).toMatchObject({ status: 503, code: 'unavailable' });
});
