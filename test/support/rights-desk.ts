/** The privacy officer at work, for tests: signs in anew as the clock turns, and takes steps of requests and complaints. */
import type request from 'supertest';
import type { ComplaintView, StaffComplaintView } from '../../api/dsars/complaints.dto.js';
import type { RequestQueueView, StaffRightsRequestView } from '../../api/dsars/rights-request.views.js';
import { aStaffAccount, signedIn, withToken } from './accounts.js';
import type { TestApp } from './start-app.js';

export class RightsDesk {
  private constructor(
    readonly app: TestApp,
    readonly staffId: string,
    readonly email: string,
  ) {}

  static async open(app: TestApp): Promise<RightsDesk> {
    const { id, email } = await aStaffAccount(app, 'privacy-officer');
    return new RightsDesk(app, id, email);
  }

  /** Access tokens live ten minutes and tests turn days. */
  async ask(method: 'get' | 'post', path: string, body?: object): Promise<request.Response> {
    const { accessToken } = await signedIn(this.app, this.email);
    const asked = withToken(this.app, accessToken, method, path);
    return body ? asked.send(body) : asked;
  }

  /** A letter of today without anything to check, unless the test says otherwise. */
  async letter(body: object = {}): Promise<StaffRightsRequestView> {
    const receivedOn = this.app.clock.now().toISOString().slice(0, 10);
    const response = await this.ask('post', '/v1/staff/requests', {
      rights: ['access'],
      channel: 'letter',
      receivedOn,
      ...body,
    });
    if (response.status !== 201) throw new Error(`no request: ${response.status} ${response.text}`);
    return response.body as StaffRightsRequestView;
  }

  /** Takes one step; throws where it is refused. */
  async step(id: string, step: string, body: object = {}): Promise<StaffRightsRequestView> {
    const response = await this.ask('post', `/v1/staff/requests/${id}/${step}`, body);
    if (response.status !== 200) throw new Error(`${step}: ${response.status} ${response.text}`);
    return response.body as StaffRightsRequestView;
  }

  /** The status and code with which a step is refused. */
  async refusal(id: string, step: string, body: object = {}): Promise<[number, string]> {
    const response = await this.ask('post', `/v1/staff/requests/${id}/${step}`, body);
    return [response.status, (response.body as { code: string }).code];
  }

  async get(id: string): Promise<StaffRightsRequestView> {
    return (await this.ask('get', `/v1/staff/requests/${id}`)).body as StaffRightsRequestView;
  }

  async queue(): Promise<RequestQueueView> {
    return (await this.ask('get', '/v1/staff/requests')).body as RequestQueueView;
  }

  async complaints(): Promise<StaffComplaintView[]> {
    return (await this.ask('get', '/v1/staff/complaints')).body as StaffComplaintView[];
  }

  /** A complaint through the form; throws where it is refused. */
  async complaint(body: object): Promise<ComplaintView> {
    const response = await this.app.http.post('/v1/complaints').send(body);
    if (response.status !== 201) throw new Error(`no complaint: ${response.status} ${response.text}`);
    return response.body as ComplaintView;
  }

  /** The actions that the audit log has about one thing, oldest first. */
  async audited(targetId: string): Promise<string[]> {
    const { body } = await this.ask('get', `/v1/staff/audit?targetId=${targetId}`);
    return (body as { entries: { action: string }[] }).entries.map(({ action }) => action).reverse();
  }
}
