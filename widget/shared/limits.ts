/** Limits of the protocol that the widget shows. */
import type * as contract from '../../api/conversations/conversations.contract.js';

/** The contract is known here by its types alone; its constant's type is its value, so the two cannot differ. */
export const MESSAGE_MAX_CHARACTERS: typeof contract.MESSAGE_MAX_CHARACTERS = 4_000;
