import { createServer } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { Sockets } from '../../../src/kernel/broker/sockets';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}

async function openSockets(): Promise<Sockets> {
  const [shell_port, iopub_port, stdin_port, control_port, hb_port] = await Promise.all(
    Array.from({ length: 5 }, freePort),
  );
  const ports = { shell_port, iopub_port, stdin_port, control_port, hb_port };
  const sockets = new Sockets({ transport: 'tcp', ip: '127.0.0.1', key: 'k', ...ports });
  await sockets.open(() => {});
  return sockets;
}

afterEach(() => vi.restoreAllMocks());

it('what is sent once the sockets are closed is heard by nobody, and no failure of the kernel', async () => {
  const sockets = await openSockets();
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
