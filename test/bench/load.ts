/** A closed loop of clients: each sends, waits for the acknowledgement, sends again. */
import type { Socket } from 'socket.io-client';

export interface LoadResult {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  errors: number;
}

/** Runs for `durationMs` after a warm-up of a fifth of it. `send` resolves with whether it succeeded. */
export async function runLoad(
  sockets: readonly Socket[],
  durationMs: number,
  send: (socket: Socket, turn: number) => Promise<boolean>,
): Promise<LoadResult> {
  const latencies: number[] = [];
  let errors = 0;
  const begin = performance.now() + durationMs / 5;
  const end = begin + durationMs;
  await Promise.all(
    sockets.map(async (socket) => {
      for (let turn = 0; performance.now() < end; turn += 1) {
        const sent = performance.now();
        const isOk = await send(socket, turn);
        if (sent < begin) continue;
        if (isOk) latencies.push(performance.now() - sent);
        else errors += 1;
      }
    }),
  );
  latencies.sort((a, b) => a - b);
  return {
    perSecond: Math.round(latencies.length / (durationMs / 1000)),
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
    errors,
  };
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number =>
  percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
