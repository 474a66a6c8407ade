/** What is logged: identifiers, routes, codes and times; never a body, a query, a header or an address in full. */
import type { Params } from 'nestjs-pino';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from '../config.js';

export function loggerOptions(config: Pick<Config, 'logLevel' | 'mode'>): Params {
  return {
    pinoHttp: {
      level: config.logLevel,
      // The path may hold ids but no query; the route pattern would be better still, and Nest does not know it this early.
      serializers: {
        req: ({ method, url }: { method: string; url: string }) => ({ method, path: url.split('?', 1)[0] }),
        res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
        err: ({ type }: { type: string }) => ({ type }),
      },
      customSuccessMessage: (request: IncomingMessage, response: ServerResponse) =>
        `${request.method} ${response.statusCode}`,
      customErrorMessage: (request: IncomingMessage, response: ServerResponse) =>
        `${request.method} ${response.statusCode}`,
      customLogLevel: (_request: IncomingMessage, response: ServerResponse) =>
        response.statusCode >= 500 ? 'warn' : 'debug',
    },
  };
}
