/** The product's only source of time, so that tests can turn it. */
import { Injectable } from '@nestjs/common';

@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** Milliseconds since the epoch. */
  timestamp(): number {
    return this.now().getTime();
  }
}
