/** The pages of this server: a fictional customer's page with the real script tag, the members' console, the notice, the robots' notes. */
import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CONFIG, type Config } from '../config.js';
import { DemonstrationService } from '../demonstration/demonstration.service.js';
import { notFound } from '../platform/application-error.js';
import { Allow } from '../privacy/access.contract.js';
import { Purpose } from '../privacy/purposes.contract.js';
import { noticePage } from './notice-page.js';
import { RecipientsService } from '../disclosures/recipients.service.js';
import { Clock } from '../platform/clock.js';

@ApiExcludeController()
@Controller()
@Allow('anyone')
export class PagesController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly demonstration: DemonstrationService,
    private readonly recipients: RecipientsService,
    private readonly clock: Clock,
  ) {}

  /** The demonstration's page; there is none in production. */
  @Get()
  @Purpose('answer-visitor')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async demonstrationPage(): Promise<string> {
    const siteKey = await this.demonstration.findSiteKey();
    if (!siteKey) throw notFound();
    return fill(await this.#page('demo/demo.html'), { siteKey, scriptUrl: '/widget/v1/engage.js', nonce: '' });
  }

  @Get('console')
  @Purpose('share-in-organisation')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async consolePage(): Promise<string> {
    return fill(await this.#page('console/console.html'), { api: '' });
  }

  /** The whole notice, generated from the register that the code obeys. */
  @Get('notice')
  @Purpose('rights-and-accountability')
  @Header('Content-Type', 'text/html; charset=utf-8')
  notice(): string {
    return noticePage(this.config.controller, this.recipients.all(), this.clock.now());
  }

  #page(path: string): Promise<string> {
    return readFile(resolve(this.config.rootDir, 'widget', path), 'utf8');
  }
}

/** Fills the places that a page leaves open; the values are the server's own. */
function fill(page: string, values: Record<string, string>): string {
  return Object.entries(values).reduce((filled, [name, value]) => filled.replaceAll(`{{${name}}}`, value), page);
}
