/** News between modules: small past-tense classes, subscribed by class; nothing that must succeed travels here. */
import { Injectable, Logger } from '@nestjs/common';

type EventClass<E> = abstract new (...args: never[]) => E;
type Listener<E> = (event: E) => void | Promise<void>;

@Injectable()
export class EventBus {
  readonly #listeners = new Map<unknown, Listener<never>[]>();
  readonly #logger = new Logger(EventBus.name);

  on<E extends object>(kind: EventClass<E>, listener: Listener<E>): void {
    const listeners = this.#listeners.get(kind) ?? [];
    this.#listeners.set(kind, [...listeners, listener as Listener<never>]);
  }

  /** Tells every listener in order of subscription; a listener that fails is logged by name and stops no other. */
  announce(event: object): void {
    for (const listener of this.#listeners.get(event.constructor) ?? []) {
      try {
        const outcome = listener(event as never);
        if (outcome instanceof Promise) outcome.catch((error: unknown) => this.#report(event, error));
      } catch (error) {
        this.#report(event, error);
      }
    }
  }

  #report(event: object, error: unknown): void {
    const name = error instanceof Error ? error.name : typeof error;
    this.#logger.error(`a listener of ${event.constructor.name} failed: ${name}`);
  }
}
