/** Error 112: another writer came first; the driver repeats the whole transaction because of the label. */
import { CommandError } from './command-error.js';

export const TRANSIENT = 'TransientTransactionError';

export function writeConflict(): CommandError {
  return new CommandError(
    112,
    'WriteConflict',
    'Caused by :: WriteConflict :: Write conflict during plan execution and yielding is disabled. :: Please retry your operation or multi-document transaction.',
    {},
    [TRANSIENT],
  );
}

export function noSuchTransaction(number: number): CommandError {
  return new CommandError(
    251,
    'NoSuchTransaction',
    `Given transaction number ${number} does not match any in-progress transactions.`,
    {},
    [TRANSIENT],
  );
}
