/** The origin rule of everything a visitor's page may ask, over HTTP and socket: only pages that the site lists. */
import type { IncomingHttpHeaders } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { ApplicationError, notFound } from '../platform/application-error.js';
import type { Site } from './site.schema.js';
import { SitesService } from './sites.service.js';

/** An Express request, or the bare request of a socket's handshake. */
export interface OriginatingRequest {
  headers: IncomingHttpHeaders;
  /** Express's view behind proxies: `http` or `https`. */
  protocol?: string;
}

@Injectable()
export class OriginsService {
  constructor(
    private readonly sites: SitesService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * The origin of the page that asks: the `Origin` header or, on a same-origin GET, where browsers send none, this server's own.
   * Null where neither is known (`Sec-Fetch-Site` cannot be set by a page's script).
   */
  originOf(request: OriginatingRequest): string | null {
    const { origin } = request.headers;
    if (origin !== undefined) return origin;
    return request.headers['sec-fetch-site'] === 'same-origin' ? this.#ownOrigin(request) : null;
  }

  /** Throws `origin_refused` unless the site lists the page's origin exactly. */
  requireListedBy(site: Pick<Site, 'allowedOrigins'>, request: OriginatingRequest): void {
    const origin = this.originOf(request);
    if (origin === null || !site.allowedOrigins.includes(origin)) throw originRefused();
  }

  /** The site of a public key, if the request comes from one of its pages. Throws `not_found` or `origin_refused`. */
  async require(siteKey: string, request: OriginatingRequest): Promise<Site> {
    const site = await this.sites.findByKey(siteKey);
    if (!site) throw notFound();
    this.requireListedBy(site, request);
    return site;
  }

  /** For a socket's handshake, before its token is read: some site must list the origin, or it is this server's own console. */
  async isListed(request: OriginatingRequest): Promise<boolean> {
    const origin = this.originOf(request);
    if (origin === null) return false;
    return origin === this.#ownOrigin(request) || this.sites.isListedOrigin(origin);
  }

  #ownOrigin({ headers: { host }, protocol = 'http' }: OriginatingRequest): string | null {
    if (this.config.publicUrl) return new URL(this.config.publicUrl).origin;
    return host ? `${protocol}://${host}` : null;
  }
}

export const originRefused = (): ApplicationError =>
  new ApplicationError('origin_refused', 'Chat is not available on this page.');
