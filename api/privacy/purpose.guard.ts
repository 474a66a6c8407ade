/** The second line behind the start-up check: a request whose handler names no purpose is refused. */
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ApplicationError } from '../platform/application-error.js';
import { purposeOf } from './purposes.contract.js';

@Injectable()
export class PurposeGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (purposeOf(context.getHandler(), context.getClass())) return true;
    throw new ApplicationError('forbidden', 'This is not offered.');
  }
}
