import { describe, expect, it } from 'vitest';
import { messageFrames, parseMessage } from '../../../src/kernel/broker/wireMessage';

const frames = (key: string): Buffer[] =>
  messageFrames(['id'], 'status', { a: 'ü' }, { msg_id: 'p' }, key).map((one) => Buffer.from(one));

describe('wire messages', () => {
  it('are read as they were written', () => {
    const read = parseMessage(frames('key'), 'key');
    expect(read?.content).toEqual({ a: 'ü' });
    expect(read?.header.msg_type).toBe('status');
    expect(read?.identities.map(String)).toEqual(['id']);
  });

  it('carry metadata, which is signed, and buffers, which are not', () => {
    const buffers = [new Uint8Array([0, 255]), new Uint8Array()];
    const sent = messageFrames(['id'], 'comm_msg', {}, {}, 'key', { metadata: { v: 1 }, buffers });
    const read = parseMessage(
      sent.map((one) => Buffer.from(one as string)),
      'key',
    );
    expect(read?.metadata).toEqual({ v: 1 });
    expect(read?.buffers.map((one) => [...one])).toEqual([[0, 255], []]);
  });

  it('are dropped when any signed frame differs from what was signed', () => {
    for (let i = 2; i < 7; i++) {
      const changed = frames('key');
      changed[i] = Buffer.from(`${changed[i]} `);
      expect(parseMessage(changed, 'key')).toBeUndefined();
    }
  });

  it('are dropped when signed with another key, or not at all', () => {
    expect(parseMessage(frames('other'), 'key')).toBeUndefined();
    expect(parseMessage(frames(''), 'key')).toBeUndefined();
  });

  it('need no signature where there is no key', () => {
    expect(parseMessage(frames(''), '')).toBeDefined();
  });

  it('are dropped when malformed', () => {
    expect(parseMessage([], '')).toBeUndefined();
    expect(parseMessage([Buffer.from('<IDS|MSG>')], '')).toBeUndefined();
    const broken = frames('');
    broken[3] = Buffer.from('{');
    expect(parseMessage(broken, '')).toBeUndefined();
  });
});
