import { readFileSync } from 'node:fs';
import { isIPv6 } from 'node:net';
import { InputError } from '../../inputError';

/** What Jupyter's connection file says. */
export interface Connection {
  transport: 'tcp' | 'ipc';
  ip: string;
  key: string;
  shell_port: number;
  iopub_port: number;
  stdin_port: number;
  control_port: number;
  hb_port: number;
}

const ports = ['shell_port', 'iopub_port', 'stdin_port', 'control_port', 'hb_port'] as const;

/** Reads a connection file; an InputError names what is missing in it. */
export function readConnection(file: string): Connection {
  let found: Partial<Connection> & { signature_scheme?: string };
  try {
    found = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new InputError(
      `${file}: expected a Jupyter connection file, found none (${(error as Error).message})`,
    );
  }
  for (const port of ports) {
    if (!Number.isInteger(found[port]))
      throw new InputError(`${file}: expected a number ${port}, found ${found[port]}`);
  }
  const scheme = found.signature_scheme ?? 'hmac-sha256';
  if (scheme !== 'hmac-sha256')
    throw new InputError(`${file}: expected signature_scheme hmac-sha256, found ${scheme}`);
  return {
    ...(found as Connection),
    transport: found.transport ?? 'tcp',
    ip: found.ip ?? '127.0.0.1',
    key: found.key ?? '',
  };
}

/** ZeroMQ's address of one of the ports: on the interface that the file names, and no other. */
export function address(connection: Connection, port: (typeof ports)[number]): string {
  const { transport, ip } = connection;
  if (transport !== 'tcp') return `${transport}://${ip}-${connection[port]}`;
  return `tcp://${isIPv6(ip) ? `[${ip}]` : ip}:${connection[port]}`;
}
