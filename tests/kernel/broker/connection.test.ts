import { describe, expect, it } from 'vitest';
import { address, type Connection } from '../../../src/kernel/broker/connection';

const connection = (transport: 'tcp' | 'ipc', ip: string) => ({ transport, ip, shell_port: 5 }) as Connection;

describe('an address', () => {
  it.each([
    ['tcp', '127.0.0.1', 'tcp://127.0.0.1:5'],
    ['tcp', 'localhost', 'tcp://localhost:5'],
    ['tcp', '::1', 'tcp://[::1]:5'],
    ['ipc', '/tmp/kernel', 'ipc:///tmp/kernel-5'],
  ] as const)('over %s to %s is %s', (transport, ip, expected) => {
    expect(address(connection(transport, ip), 'shell_port')).toBe(expected);
  });
});
