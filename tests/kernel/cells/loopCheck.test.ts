import { describe, expect, it } from 'vitest';
import { CellContext, runInCell } from '../../../src/kernel/cells/cellContext';
import { createLoopCheck } from '../../../src/kernel/cells/loopCheck';
import { createInterruptFlags, none } from '../../../src/kernel/interruptFlags';

const flags = createInterruptFlags();
const check = createLoopCheck(flags);

function set(running: number, stop: number): void {
  flags.running[0] = running;
  flags.stop[0] = stop;
}

describe('a step of a loop', () => {
  it('passes where nothing is to stop', () => {
    for (const running of [none, 0, 7]) {
      set(running, none);
      expect(check).not.toThrow();
    }
  });

  it('throws in the cell that is to end, and in no other', () => {
    set(7, 7);
    expect(check).toThrow('interrupted');
    set(8, 7);
    expect(check).not.toThrow();
  });

  it('throws in what an earlier cell left running, where that keeps the next from beginning', () => {
    set(none, 7);
    expect(check).toThrow('interrupted');
  });

  it('throws sooner or later in a cell that was interrupted before', () => {
    set(none, none);
    const loop = (): void => {
      for (let i = 0; i < 1_000; i++) check();
    };
    const [old, next] = [new CellContext({}), new CellContext({})];
    old.mute();
    expect(() => runInCell(old, loop)).toThrow('interrupted');
    expect(() => runInCell(next, loop)).not.toThrow();
  });
});
