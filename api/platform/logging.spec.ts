/** A line for each request tells the route, and nothing that somebody typed into the address. */
import express from 'express';
import { pino } from 'pino';
import request from 'supertest';
import { requestLog } from './logging.js';

const MARK = 'zanzibar-marker';

test.each([
  ['a route with an id', `/things/${MARK}?word=${MARK}`, '/things/:id', 200],
  ['an address that leads nowhere', `/elsewhere/${MARK}`, 'no route', 404],
  ['a route that fails', `/broken/${MARK}`, '/broken/:id', 500],
])('%s', async (_what, address, route, statusCode) => {
  const lines: string[] = [];
  const app = express();
  app.use(requestLog(pino({ level: 'debug' }, { write: (line) => void lines.push(line) })));
  app.get('/things/:id', (_request, response) => void response.send('a thing'));
  app.get('/broken/:id', (_request, response) => void response.status(500).send('broken'));
  await request(app).get(address).expect(statusCode);
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ msg: 'request', method: 'GET', route, statusCode, ms: expect.any(Number) }),
  ]);
  expect(lines.join('')).not.toContain(MARK);
});
