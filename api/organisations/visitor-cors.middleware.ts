/** CORS for the visitor's routes: only listed origins read an answer, never with credentials. The exact site is checked by the route itself. */
import { Injectable, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { originRefused } from './origins.service.js';
import { SitesService } from './sites.service.js';

/** The routes that a visitor's page may ask from another origin. */
export const VISITOR_ROUTES = [
  'v1/sites/:siteKey/configuration',
  'v1/sites/:siteKey/scrubbing-policy',
  'v1/notices/*path',
  'v1/visitor-sessions',
  'v1/visitor-sessions/*path',
  'v1/visitor/*path',
];

/** Seconds for which a browser may remember a preflight. */
const PREFLIGHT_LIFETIME_S = 600;

@Injectable()
export class VisitorCorsMiddleware implements NestMiddleware {
  constructor(private readonly sites: SitesService) {}

  async use(request: Request, response: Response, next: NextFunction): Promise<void> {
    response.vary('Origin');
    const { origin } = request.headers;
    const isListed = origin !== undefined && (await this.sites.isListedOrigin(origin));
    if (isListed) response.setHeader('Access-Control-Allow-Origin', origin);
    const isPreflight = request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;
    if (!isPreflight) {
      next();
      return;
    }
    // A preflight carries neither body nor token, so the site is not known yet: any site's page may go on to ask.
    if (!isListed) throw originRefused();
    response.setHeader('Access-Control-Allow-Methods', 'GET, POST, PUT, DELETE');
    response.setHeader('Access-Control-Allow-Headers', 'authorization, content-type');
    response.setHeader('Access-Control-Max-Age', PREFLIGHT_LIFETIME_S);
    response.status(204).end();
  }
}
