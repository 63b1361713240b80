import { Buffer as NodeBuffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { Buffer } from '../../../src/browser/node/buffer';

type Read = Record<string, (at: number) => unknown>;

describe("the browser's Buffer", () => {
  const text = 'Grün, 漢字 und 🙂';

  it.each([
    'utf8',
    'base64',
    'base64url',
    'hex',
    'latin1',
    'utf16le',
  ] as const)('reads and writes %s as Node does', (encoding) => {
    const written = NodeBuffer.from(text).toString(encoding);
    expect(Buffer.from(text).toString(encoding)).toBe(written);
    expect([...Buffer.from(written, encoding)]).toEqual([...NodeBuffer.from(written, encoding)]);
  });

  it.each([
    'UInt8',
    'Int16LE',
    'UInt16BE',
    'Int32LE',
    'UInt32LE',
    'FloatLE',
    'DoubleBE',
    'BigInt64LE',
  ])('reads %s as Node does, and refuses to read past the end', (kind) => {
    const bytes = Array.from({ length: 16 }, (_, i) => (i * 37) % 256);
    const [ours, nodes] = [Buffer.from(bytes), NodeBuffer.from(bytes)] as unknown as Read[];
    expect(ours[`read${kind}`](3)).toBe(nodes[`read${kind}`](3));
    expect(() => ours[`read${kind}`](16)).toThrow(RangeError);
  });

  it('shares its memory with its parts, and copies what it is made of', () => {
    const whole = Buffer.from([1, 2, 3, 4]);
    whole.subarray(1, 3)[0] = 9;
    whole.slice(3)[0] = 8;
    expect([...whole]).toEqual([1, 9, 3, 8]);
    const source = new Uint8Array([1, 2]);
    Buffer.from(source)[0] = 7;
    expect(source[0]).toBe(1);
  });

  it('puts parts together, to a length', () => {
    expect(Buffer.concat([Buffer.from('ab'), Buffer.from('cd')]).toString()).toBe('abcd');
    expect(Buffer.concat([Buffer.from('ab'), Buffer.from('cd')], 3).toString()).toBe('abc');
    expect(Buffer.compare(Buffer.from('ab'), Buffer.from('b'))).toBe(-1);
  });
});
