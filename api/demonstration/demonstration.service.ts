/** The first start of a fresh machine: a demonstration organisation with a site, an agent that knows this product, a member and a person of staff. */
import { Inject, Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { EnrolmentsService } from '../accounts/enrolments.service.js';
import { AgentsService } from '../agents/agents.service.js';
import { DocumentsService } from '../agents/documents.service.js';
import { CONFIG, type Config } from '../config.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { SitesService } from '../organisations/sites.service.js';

export interface Made {
  member: { email: string; password: string };
  staff: { email: string; password: string };
}

const ACTOR = { kind: 'system' as const, id: null };
const ORGANISATION = 'Fenwick & Daughters (demonstration)';
const SITE = 'Demonstration site';
/** The documentation that visitors and customers ask about; the rest is for those who run or change the platform. */
const KNOWLEDGE = ['about.md', 'embedding.md'];

@Injectable()
export class DemonstrationService {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly sites: SitesService,
    private readonly agents: AgentsService,
    private readonly documents: DocumentsService,
    private readonly enrolments: EnrolmentsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The public key of the demonstration's site; null in production and before the first start has finished. */
  async findSiteKey(): Promise<string | null> {
    if (!this.config.demo) return null;
    const organisation = await this.#find();
    if (!organisation) return null;
    const [site] = await this.sites.list(organisation);
    return site?.publicKey ?? null;
  }

  /** Makes everything once; null when it is there already. The passwords are returned here and kept nowhere in clear. */
  async createOnFirstStart(url: string, say: (line: string) => void): Promise<Made | null> {
    if (await this.#find()) return null;
    say('First start: making a demonstration organisation …');
    const { _id: organisationId } = await this.organisations.create({ name: ORGANISATION }, ACTOR);
    const site = await this.sites.create(organisationId, { name: SITE, allowedOrigins: ownOrigins(url) }, ACTOR);
    say('… reading the product’s documentation into its agent’s knowledge …');
    const agent = await this.#createAgent(organisationId);
    await this.sites.assignAgent(organisationId, site._id, { agentId: agent._id, agentName: agent.name }, ACTOR);
    const member = { email: 'sam@fenwick.example', password: newPassword() };
    await this.enrolments.enrolMember({
      ...member,
      organisationId,
      role: 'owner',
      displayName: 'Sam from the workshop',
    });
    const staff = { email: 'staff@engage-smarter.example', password: newPassword() };
    await this.enrolments.enrolStaff({ ...staff, role: 'administrator', displayName: 'Platform staff' });
    return { member, staff };
  }

  async #createAgent(organisationId: string): Promise<{ _id: string; name: string }> {
    const agent = await this.agents.create(
      organisationId,
      {
        name: 'Guide',
        kind: 'knowledge',
        greeting: 'Hello! Ask me anything about Engage Smarter.',
        instructions: '',
        modelEndpointId: null,
        temperature: 0,
      },
      ACTOR,
    );
    const folder = resolve(this.config.rootDir, 'docs');
    for (const name of KNOWLEDGE) {
      const content = await readFile(resolve(folder, name), 'utf8');
      await this.documents.add(
        organisationId,
        agent._id,
        { title: titleOf(content, name), format: 'markdown', content },
        ACTOR,
      );
    }
    return agent;
  }

  async #find(): Promise<string | null> {
    const organisations = await this.organisations.list();
    return organisations.find(({ name }) => name === ORGANISATION)?._id ?? null;
  }
}

/** The server's own origins: browsers tell `localhost` and `127.0.0.1` apart. */
function ownOrigins(url: string): string[] {
  const { origin, port, protocol } = new URL(url);
  const loopback = ['localhost', '127.0.0.1'].map((host) => `${protocol}//${host}${port ? `:${port}` : ''}`);
  return [...new Set([origin, ...loopback])];
}

const titleOf = (markdown: string, fileName: string): string => /^# (.+)$/m.exec(markdown)?.[1] ?? fileName;

/** 120 random bits. */
const newPassword = (): string => randomBytes(15).toString('base64url');
