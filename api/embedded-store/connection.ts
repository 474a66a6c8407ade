/** One client connection: cuts the byte stream into frames and answers them in order. */
import type { Socket } from 'node:net';
import { dispatch } from './dispatch.js';
import type { Connection, Dispatcher } from './dispatch.js';
import { MalformedFrameError, frameLength, readFrame, writeReply } from './wire-frames.js';
import type { CommandRequest } from './wire-frames.js';

/** Requests that wait on one connection (a driver sends the next before the answer only with write concern 0). */
const MAX_QUEUED = 100;

/** A client that does not read its answers is not served further until it does. */
export class ClientConnection implements Connection {
  isClosed = false;
  isAdmitted = false;
  private chunks: Buffer[] = [];
  private buffered = 0;
  private needed = 4;
  private readonly queue: CommandRequest[] = [];
  private isServing = false;

  constructor(
    readonly id: number,
    private readonly socket: Socket,
    private readonly dispatcher: Dispatcher,
    private readonly onClose: () => void,
  ) {
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.receive(chunk));
    socket.on('error', () => this.close());
    socket.on('close', () => this.close());
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.socket.destroy();
    this.onClose();
  }

  private receive(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.buffered += chunk.length;
    if (this.buffered < this.needed) return;
    try {
      this.cutFrames();
    } catch (error) {
      if (!(error instanceof MalformedFrameError)) this.dispatcher.report(error);
      this.close();
      return;
    }
    if (this.queue.length > MAX_QUEUED) this.socket.pause();
    if (!this.isServing) this.serve().catch((error: unknown) => this.fail(error));
  }

  private cutFrames(): void {
    let bytes = this.chunks.length === 1 ? this.chunks[0]! : Buffer.concat(this.chunks);
    for (;;) {
      const length = frameLength(bytes);
      if (length === null || bytes.length < length) {
        this.needed = length ?? 4;
        break;
      }
      this.queue.push(readFrame(bytes.subarray(0, length)));
      bytes = bytes.subarray(length);
    }
    this.chunks = bytes.length === 0 ? [] : [bytes];
    this.buffered = bytes.length;
  }

  private async serve(): Promise<void> {
    this.isServing = true;
    for (let request = this.queue.shift(); request !== undefined && !this.isClosed; request = this.queue.shift()) {
      const parts = await dispatch(this.dispatcher, this, request);
      if (!request.wantsReply || this.isClosed) continue;
      if (!this.socket.write(writeReply(request, parts))) await this.drained();
    }
    this.isServing = false;
    if (!this.isClosed && this.socket.isPaused()) this.socket.resume();
  }

  private fail(error: unknown): void {
    this.dispatcher.report(error);
    this.close();
  }

  private drained(): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.socket.off('drain', done);
        this.socket.off('close', done);
        resolve();
      };
      this.socket.on('drain', done);
      this.socket.on('close', done);
    });
  }
}
