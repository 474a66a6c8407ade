/** The floor: a bare socket.io server that acknowledges what it is sent, and nothing else. A process of its own. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

const http = createServer();
const io = new Server(http, { transports: ['websocket'], serveClient: false });
io.on('connection', (socket) => {
  socket.on('message:send', (_body: unknown, acknowledge: (answer: unknown) => void) => acknowledge({ data: {} }));
});
http.listen(0, '127.0.0.1', () => {
  const { port } = http.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}` })}\n`);
});
process.once('disconnect', () => process.exit(0));
