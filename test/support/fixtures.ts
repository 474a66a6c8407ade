/** Invented organisations with a site, members and, where asked for, an agent; every name and address is made up. */
import request from 'supertest';
import { EnrolmentsService } from '../../api/accounts/enrolments.service.js';
import type { AccountSession } from '../../api/accounts/accounts.contract.js';
import { OrganisationsService } from '../../api/organisations/organisations.service.js';
import { SitesService } from '../../api/organisations/sites.service.js';
import { MemberClient, type SiteAccess } from './chat-client.js';
import type { TestApp } from './start-app.js';

const SYSTEM = { kind: 'system' as const, id: null };
export const PASSWORD = 'a-long-invented-passphrase';

export interface TestMember {
  id: string;
  email: string;
  displayName: string;
}

let made = 0;

/** An organisation with one site and one owner, in the state that a new customer is in. */
export class TestOrganisation {
  constructor(
    readonly app: TestApp,
    readonly id: string,
    readonly name: string,
    readonly siteId: string,
    readonly access: SiteAccess,
    readonly member: TestMember,
  ) {}

  async addMember(role: 'owner' | 'member' = 'member'): Promise<TestMember> {
    return enrol(this.app, this.id, role);
  }

  async signIn(member: TestMember = this.member): Promise<AccountSession> {
    const response = await request(this.app.url).post('/v1/sessions').send({ email: member.email, password: PASSWORD });
    if (response.status >= 300) throw new Error(`no sign-in: ${response.status} ${response.text}`);
    return response.body as AccountSession;
  }

  async memberClient(member: TestMember = this.member): Promise<MemberClient> {
    return MemberClient.open(this.app.url, (await this.signIn(member)).accessToken);
  }
}

export async function anOrganisation(
  app: TestApp,
  overrides: { name?: string; allowedOrigins?: string[] } = {},
): Promise<TestOrganisation> {
  made += 1;
  const name = overrides.name ?? `Invented Bicycles ${made}`;
  const allowedOrigins = overrides.allowedOrigins ?? [`https://shop-${made}.example`];
  const organisation = await app.get(OrganisationsService).create({ name }, SYSTEM);
  const site = await app.get(SitesService).create(organisation._id, { name: 'Shop', allowedOrigins }, SYSTEM);
  const member = await enrol(app, organisation._id, 'owner');
  const access = { url: app.url, siteKey: site.publicKey, origin: allowedOrigins[0]! };
  return new TestOrganisation(app, organisation._id, name, site._id, access, member);
}

export async function enrol(
  app: TestApp,
  organisationId: string,
  role: 'owner' | 'member',
  address?: string,
): Promise<TestMember> {
  made += 1;
  const email = address ?? `member-${made}@example.org`;
  const displayName = `Sam ${made}`;
  const enrolment = { organisationId, email, role, displayName, password: PASSWORD };
  const { _id } = await app.get(EnrolmentsService).enrolMember(enrolment);
  return { id: _id, email, displayName };
}
