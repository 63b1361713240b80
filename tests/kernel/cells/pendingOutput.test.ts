import { describe, expect, it } from 'vitest';
import { PendingOutput } from '../../../src/kernel/cells/pendingOutput';

function texts(pending: PendingOutput): string[] {
  return pending.messages().map(({ kind, content }) => String(content.text ?? `${kind} ${content.wait}`));
}

describe('what waits to be sent', () => {
  it('is one message for each turn of a stream', () => {
    const pending = new PendingOutput();
    pending.print('stdout', 'a');
    pending.print('stdout', 'b');
    pending.print('stderr', 'c');
    pending.print('stdout', 'd');
    expect(texts(pending)).toEqual(['ab', 'c', 'd']);
    expect(pending.length).toBe(4);
  });

  it('is few messages where the streams take turns all the time, and nothing is lost', () => {
    const pending = new PendingOutput();
    for (let i = 0; i < 1_000; i++) pending.print(i % 2 ? 'stderr' : 'stdout', 'x');
    expect(pending.messages().length).toBeLessThan(30);
    expect(texts(pending).join('')).toHaveLength(1_000);
  });

  it('is not what was cleared before it was sent', () => {
    const pending = new PendingOutput();
    pending.print('stdout', 'a');
    pending.clear(false);
    expect(texts(pending)).toEqual(['clear_output false']);
    pending.print('stdout', 'b');
    pending.clear(true);
    pending.clear(true);
    expect(texts(pending)).toEqual(['clear_output false', 'b', 'clear_output true']);
    pending.print('stdout', 'c');
    expect(texts(pending)).toEqual(['clear_output true', 'c']);
    expect(pending.length).toBe(1);
  });
});
