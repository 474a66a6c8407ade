/** Passport's local strategy: reads address and password from a sign-in request and asks the sign-in service. */
import { Injectable, type ExecutionContext } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import type { Request } from 'express';
import { Strategy } from 'passport-local';
import { ApplicationError } from '../platform/application-error.js';
import { validated } from '../platform/validation.js';
import type { Account } from './accounts.service.js';
import { SignInRequest } from './sessions.dto.js';
import { SignInService } from './sign-in.service.js';

const NAME = 'password';

@Injectable()
export class PasswordStrategy extends PassportStrategy(Strategy, NAME) {
  constructor(private readonly signIn: SignInService) {
    super({ usernameField: 'email', passwordField: 'password', passReqToCallback: true, session: false });
  }

  validate(request: Request<unknown, unknown, SignInRequest>, email: string, password: string): Promise<Account> {
    const { code } = request.body;
    return this.signIn.verify({ email, password, address: request.ip, ...(code === undefined ? {} : { code }) });
  }
}

/** Guards run before pipes: the body is checked here, so that passport sees nothing but two short texts. */
@Injectable()
export class PasswordGuard extends AuthGuard(NAME) {
  override canActivate(context: ExecutionContext): Promise<boolean> {
    const { body } = context.switchToHttp().getRequest<Request<unknown, unknown, unknown>>();
    validated(SignInRequest, body);
    return super.canActivate(context) as Promise<boolean>;
  }

  override handleRequest<User = Account>(error: unknown, user: User | false | null): User {
    if (error) throw error;
    if (!user) throw new ApplicationError('unauthenticated', 'Address or password is not right.');
    return user;
  }
}
