/** What is logged: identifiers, routes, codes and times; never a body, a query, a header or an address. */
import type { LoggerService } from '@nestjs/common';
import type { RequestHandler } from 'express';
import { pino, type Logger } from 'pino';
import type { Config } from '../config.js';

export function openLog(config: Pick<Config, 'logLevel'>): Logger {
  return pino({ level: config.logLevel, base: { pid: process.pid } });
}

/** Contexts in which Nest tells each module and route at start-up: for whoever looks for a fault. */
const FRAMEWORK_CONTEXTS = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'WebSocketsController',
]);

/** Nest's own lines and ours, as JSON. Only texts are taken: an error object could carry what a person wrote. */
export class PinoLoggerService implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log = (message: unknown, ...rest: unknown[]): void => this.#write('info', message, rest);
  error = (message: unknown, ...rest: unknown[]): void => this.#write('error', message, rest);
  warn = (message: unknown, ...rest: unknown[]): void => this.#write('warn', message, rest);
  debug = (message: unknown, ...rest: unknown[]): void => this.#write('debug', message, rest);
  verbose = (message: unknown, ...rest: unknown[]): void => this.#write('trace', message, rest);
  fatal = (message: unknown, ...rest: unknown[]): void => this.#write('fatal', message, rest);

  #write(level: 'info' | 'error' | 'warn' | 'debug' | 'trace' | 'fatal', message: unknown, rest: unknown[]): void {
    const context = rest.at(-1);
    const isScaffolding = level === 'info' && FRAMEWORK_CONTEXTS.has(String(context));
    const text = message instanceof Error ? message.name : String(message);
    this.logger[isScaffolding ? 'debug' : level]({ context: typeof context === 'string' ? context : undefined }, text);
  }
}

/**
 * One line for each request: method, route (never the address that was typed), status, milliseconds. Request-scoped logging (pino-http with nestjs-pino)
 * switches asynchronous context tracking on for the whole process, which costs the sockets a tenth of their throughput.
 */
export function requestLog(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const begun = performance.now();
    response.once('finish', () => {
      const { statusCode } = response;
      const { path: route = 'no route' } = (request.route ?? {}) as { path?: string };
      const line = { method: request.method, route, statusCode, ms: Math.round(performance.now() - begun) };
      logger[statusCode >= 500 ? 'warn' : 'debug'](line, 'request');
    });
    next();
  };
}
