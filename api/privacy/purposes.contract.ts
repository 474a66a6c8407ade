/** Why personal data is processed: the closed list of purposes, and the decorator by which every route, socket event and job names its own. */

export const PURPOSE_IDS = [
  'register-user',
  'purchases',
  'relationship',
  'surveys',
  'platform-protection',
  'recommendations',
  'direct-marketing',
  'answer-visitor',
  'share-in-organisation',
  'moderation',
  'rights-and-accountability',
] as const;
export type PurposeId = (typeof PURPOSE_IDS)[number];

/** Metadata key under which a handler's purpose is kept. */
export const PURPOSE = Symbol('purpose');

/** Names the purpose of a route, a socket event or (on a class) of all its handlers. Start-up refuses a handler without one. */
export function Purpose(purpose: PurposeId): MethodDecorator & ClassDecorator {
  return (target: object, key?: string | symbol, descriptor?: PropertyDescriptor) => {
    Reflect.defineMetadata(PURPOSE, purpose, descriptor?.value ?? target);
    return undefined as never;
  };
}

/** The purpose that a handler names, or its class; undefined where neither does. */
export function purposeOf(handler: object, owner: object): PurposeId | undefined {
  return Reflect.getMetadata(PURPOSE, handler) ?? Reflect.getMetadata(PURPOSE, owner);
}
