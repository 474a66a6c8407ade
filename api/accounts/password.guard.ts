/** Sign-in with passport's local strategy: reads address and password from the request and asks the sign-in service. */
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request, Response } from 'express';
import passport from 'passport';
import { Strategy } from 'passport-local';
import { ApplicationError } from '../platform/application-error.js';
import { validated } from '../platform/validation.js';
import type { Account } from './accounts.service.js';
import { SignInRequest } from './sessions.dto.js';
import { SignInService } from './sign-in.service.js';

const NAME = 'password';

@Injectable()
export class PasswordGuard implements CanActivate {
  /** One of its own: passport's default instance is shared by everything in the process, a second application included. */
  readonly #passport = new passport.Passport();

  constructor(signIn: SignInService) {
    const fields = {
      usernameField: 'email',
      passwordField: 'password',
      passReqToCallback: true as const,
      session: false,
    };
    const strategy = new Strategy(
      fields,
      (request: Request<unknown, unknown, SignInRequest>, email, password, done) => {
        const { code } = request.body;
        const attempt = signIn.verify({
          email,
          password,
          address: request.ip,
          ...(code === undefined ? {} : { code }),
        });
        attempt.then((account) => done(null, account), done);
      },
    );
    this.#passport.use(NAME, strategy);
  }

  /** Puts the account into `request.user`. Throws `validation`, `unauthenticated` or `rate_limited`. */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request<unknown, unknown, unknown>>();
    // Guards run before pipes: the body is checked here, so that passport sees nothing but two short texts.
    validated(SignInRequest, request.body);
    request.user = await this.#authenticate(request as Request, http.getResponse<Response>());
    return true;
  }

  #authenticate(request: Request, response: Response): Promise<Account> {
    return new Promise((resolve, reject) => {
      const settle = (error: unknown, account: Account | false | undefined): void => {
        if (error) reject(error);
        else if (account) resolve(account);
        else reject(new ApplicationError('unauthenticated', 'Address or password is not right.'));
      };
      this.#passport.authenticate(NAME, { session: false }, settle)(request, response, reject);
    });
  }
}
