/** Staff of the platform for tests, and requests in somebody's name. */
import type request from 'supertest';
import type { AccountSession } from '../../api/accounts/accounts.contract.js';
import { EnrolmentsService } from '../../api/accounts/enrolments.service.js';
import type { StaffRole } from '../../api/privacy/access.contract.js';
import { PASSWORD } from './fixtures.js';
import type { TestApp } from './start-app.js';

export interface TestStaff {
  id: string;
  email: string;
}

let made = 0;

export async function aStaffAccount(app: TestApp, role: StaffRole = 'administrator'): Promise<TestStaff> {
  made += 1;
  const email = `staff-${made}@example.com`;
  const { _id } = await app
    .get(EnrolmentsService)
    .enrolStaff({ email, role, displayName: `Robin ${made}`, password: PASSWORD });
  return { id: _id, email };
}

/** The answer to a sign-in, whatever it is. */
export function signingIn(app: TestApp, email: string, password = PASSWORD, code?: string): request.Test {
  return app.http.post('/v1/sessions').send({ email, password, ...(code === undefined ? {} : { code }) });
}

export async function signedIn(
  app: TestApp,
  email: string,
  password = PASSWORD,
  code?: string,
): Promise<AccountSession> {
  const response = await signingIn(app, email, password, code).expect(200);
  return response.body as AccountSession;
}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** A request that carries a bearer token. */
export function withToken(app: TestApp, token: string, method: Method, path: string): request.Test {
  return app.http[method](path).set('Authorization', `Bearer ${token}`);
}

/** The code of a problem document, after checking that its shape and status are as documented. */
export function problemOf(response: request.Response): string {
  expect(response.type).toBe('application/problem+json');
  const { code, status } = response.body as { code: string; status: number };
  expect(status).toBe(response.status);
  return code;
}
