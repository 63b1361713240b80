import { createServer } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { Subscriber } from 'zeromq';
import type { Connection } from '../../../src/kernel/broker/connection';
import { Sockets } from '../../../src/kernel/broker/sockets';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}

const PORTS = ['shell_port', 'iopub_port', 'stdin_port', 'control_port', 'hb_port'] as const;

async function connection(): Promise<Connection> {
  const free = await Promise.all(PORTS.map(async (name) => [name, await freePort()] as const));
  const ports = Object.fromEntries(free) as Record<(typeof PORTS)[number], number>;
  return { transport: 'tcp', ip: '127.0.0.1', key: 'k', ...ports };
}

it('a listener that was there before the kernel hears first that it is heard, then that the kernel starts', async () => {
  const there = await connection();
  const listener = new Subscriber();
  listener.connect(`tcp://127.0.0.1:${there.iopub_port}`);
  listener.subscribe('');
  const sockets = new Sockets(there);
  await sockets.open(() => {});
  const heard: string[] = [];
  for await (const [topic] of listener) {
    heard.push(topic.toString());
    if (heard.length === 2) break;
  }
  expect(heard).toEqual(['kernel.iopub_welcome', 'kernel.status']);
  listener.close();
  await sockets.close();
});

afterEach(() => vi.restoreAllMocks());

it('what is sent once the sockets are closed is heard by nobody, and no failure of the kernel', async () => {
  const sockets = new Sockets(await connection());
  await sockets.open(() => {});
  const complain = vi.spyOn(console, 'error').mockImplementation(() => {});
  sockets.publish('status', { execution_state: 'busy' }, {});
  await sockets.close();
  sockets.publish('status', { execution_state: 'idle' }, {});
  const request = {
    identities: [],
    header: { msg_type: 'kernel_info_request' },
    content: {},
    metadata: {},
    buffers: [],
  };
  sockets.reply('shell', 'kernel_info_reply', {}, request as never);
  await new Promise((turn) => setTimeout(turn, 20));
  expect(complain.mock.calls).toEqual([]);
});
