/** Who hears what: rooms by visitor, by conversation and by organisation. */

export const subjectRoom = (subjectId: string): string => `subject ${subjectId}`;
export const conversationRoom = (conversationId: string): string => `conversation ${conversationId}`;
export const organisationRoom = (organisationId: string): string => `organisation ${organisationId}`;
/** All sockets of one principal, so that the end of a session ends its sockets. */
export const principalRoom = (principalId: string): string => `principal ${principalId}`;
/** The sockets of one session. */
export const sessionRoom = (sessionId: string): string => `session ${sessionId}`;
