/** One question to an OpenAI-compatible model through the `ai` SDK and our own `fetch`: its words as they come, bounded in time. */
import type { ModelEndpoint } from '../config.js';
import type { Prompt } from './prompt.js';

export interface ModelQuestion {
  endpoint: ModelEndpoint;
  prompt: Prompt;
  temperature: number;
  fetch: typeof fetch;
  /** The visitor's wish to stop. */
  signal: AbortSignal;
}

/** The model did not answer as it should. `isPassing`: asking again may help. */
export class ModelFailure extends Error {
  constructor(
    reason: string,
    readonly isPassing: boolean,
    /** How long the endpoint asks to be left alone; milliseconds. */
    readonly retryAfterMs = 0,
  ) {
    super(reason);
    this.name = 'ModelFailure';
  }
}

const DEFAULT_FIRST_TEXT_MS = 15_000;
const DEFAULT_TOTAL_MS = 60_000;
const MOST_TOKENS = 1_200;

/** Yields the model's words. Throws `ModelFailure`, also where the stream ends without saying that it is finished. */
export async function* streamModel({
  endpoint,
  prompt,
  temperature,
  fetch,
  signal,
}: ModelQuestion): AsyncGenerator<string, void> {
  // Loaded when the first model agent is asked: it costs a quarter of a second that a start-up should not pay.
  const [{ streamText }, { createOpenAICompatible }] = await Promise.all([
    import('ai'),
    import('@ai-sdk/openai-compatible'),
  ]);
  // The SDK's warnings describe the request; they belong in no log.
  (globalThis as { AI_SDK_LOG_WARNINGS?: boolean }).AI_SDK_LOG_WARNINGS = false;
  const deadlines = new Deadlines(
    endpoint.firstTextMs ?? DEFAULT_FIRST_TEXT_MS,
    endpoint.totalMs ?? DEFAULT_TOTAL_MS,
    signal,
  );
  try {
    const provider = createOpenAICompatible({
      name: endpoint.id,
      baseURL: endpoint.baseUrl.replace(/\/+$/, ''),
      ...(endpoint.apiKey ? { apiKey: endpoint.apiKey } : {}),
      fetch,
    });
    const result = streamText({
      model: provider.chatModel(endpoint.model),
      system: prompt.system,
      messages: prompt.messages,
      temperature,
      maxOutputTokens: MOST_TOKENS,
      maxRetries: 0,
      abortSignal: deadlines.signal,
      // By default the SDK prints errors, and with them the prompt.
      onError: () => undefined,
    });
    let isFinished = false;
    let hasText = false;
    for await (const part of result.fullStream) {
      if (part.type === 'text-delta' && part.text !== '') {
        hasText = true;
        deadlines.firstTextCame();
        yield part.text;
      } else if (part.type === 'error') throw failureOf(part.error, deadlines);
      else if (part.type === 'abort') throw failureOf(null, deadlines);
      else if (part.type === 'finish') isFinished = ['stop', 'length', 'content-filter'].includes(part.finishReason);
    }
    if (!isFinished) throw new ModelFailure('the stream broke off', true);
    if (!hasText) throw new ModelFailure('the answer was empty', true);
  } finally {
    deadlines.end();
  }
}

/** Aborts when the visitor does, when the first word is late, or when all of it is. */
class Deadlines {
  readonly #stop = new AbortController();
  readonly #total: NodeJS.Timeout;
  #first: NodeJS.Timeout | undefined;
  isLate = false;

  constructor(
    firstTextMs: number,
    totalMs: number,
    private readonly wish: AbortSignal,
  ) {
    this.#first = setTimeout(this.#late, firstTextMs);
    this.#total = setTimeout(this.#late, totalMs);
    if (wish.aborted) this.#cancel();
    else wish.addEventListener('abort', this.#cancel, { once: true });
  }

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  firstTextCame(): void {
    clearTimeout(this.#first);
    this.#first = undefined;
  }

  /** Also stops whatever is still under way. */
  end(): void {
    clearTimeout(this.#first);
    clearTimeout(this.#total);
    this.wish.removeEventListener('abort', this.#cancel);
    this.#stop.abort();
  }

  readonly #cancel = (): void => this.#stop.abort();

  readonly #late = (): void => {
    this.isLate = true;
    this.#stop.abort();
  };
}

/** What an error of the SDK tells us; nothing of its message is kept, since it may quote the prompt. */
function failureOf(error: unknown, deadlines: Deadlines): Error {
  // Whoever has waited that long for nothing is not made to wait again.
  if (deadlines.isLate) return new ModelFailure('the answer took too long', false);
  const { code, statusCode, responseHeaders } = (error ?? {}) as {
    code?: string;
    statusCode?: number;
    responseHeaders?: Record<string, string>;
  };
  if (code === 'transfer_refused') return new ModelFailure('the transfer was refused', false);
  if (statusCode === undefined) return new ModelFailure('the connection failed', true);
  const retryAfterMs = Math.max(0, Number(responseHeaders?.['retry-after'] ?? 0) * 1000) || 0;
  return new ModelFailure(
    `status ${statusCode}`,
    statusCode >= 500 || [408, 409, 425, 429].includes(statusCode),
    retryAfterMs,
  );
}
