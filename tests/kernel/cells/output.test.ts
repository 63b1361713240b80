import { describe, expect, it } from 'vitest';
import { CellContext } from '../../../src/kernel/cells/cellContext';
import { Output } from '../../../src/kernel/cells/output';
import { printLimit } from '../../../src/kernel/printLimit';
import type { FromChild } from '../../../src/kernel/protocol';

function recorded(): { output: Output; sent: FromChild[]; texts(): string } {
  const sent: FromChild[] = [];
  const texts = () =>
    sent.map((one) => (one.type === 'publish' ? String(one.content.text ?? one.kind) : '')).join('|');
  return { output: new Output((message) => sent.push(message)), sent, texts };
}

describe('output', () => {
  it('is cut at its limit, once, with a note', () => {
    const { output, texts } = recorded();
    const cell = new CellContext({});
    for (let i = 0; i < 5; i++) output.print('stdout', 'x'.repeat(printLimit / 2), cell);
    output.flush();
    expect(texts().match(/output cut/g)).toHaveLength(1);
    expect(texts().replaceAll(/[^x]/g, '').length).toBe(printLimit);
  });

  it('stays in order behind what is still being drawn, for its own cell only', async () => {
    const { output, texts } = recorded();
    const [one, other] = [new CellContext({}), new CellContext({})];
    output.publish('chart', Promise.resolve({}), one);
    output.print('stdout', 'after', one);
    output.print('stdout', 'other', other);
    output.flush();
    expect(texts()).toBe('other');
    await new Promise<void>((sent) => output.whenSent(one, sent));
    expect(texts()).toBe('other|chart|after');
  });

  it('of a muted cell is not sent', () => {
    const { output, sent } = recorded();
    const cell = new CellContext({});
    cell.mute();
    output.print('stdout', 'late', cell);
    output.publish('display_data', {}, cell);
    output.flush();
    expect(sent).toEqual([]);
  });
});
