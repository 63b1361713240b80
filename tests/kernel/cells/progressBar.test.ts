import { afterEach, describe, expect, it, vi } from 'vitest';
import { progressBar } from '../../../src/kernel/cells/progressBar';
import { jupyterDisplay } from '../../../src/kernel/display/display';

const key = Symbol.for('activation-supervision.display');
const globals = globalThis as Record<string | symbol, unknown>;

afterEach(() => {
  vi.restoreAllMocks();
  delete globals[key];
  delete globals.interruptSignal;
});

/** Takes part of the kernel: keeps what is shown, first and updates. */
function notebook() {
  const shown: string[] = [];
  const keep = (value: unknown) => {
    shown.push((value as Record<symbol, Record<string, string>>)[jupyterDisplay]['text/plain']);
    return { id: 'a', update: keep };
  };
  globals[key] = keep;
  return shown;
}

describe('progressBar', () => {
  it('shows the first step at once and always the last, in one display', () => {
    const shown = notebook();
    vi.spyOn(performance, 'now').mockReturnValue(5);
    const { progress } = progressBar('steps');
    for (const done of [1, 2, 3, 1_000]) progress(done, 1_000);
    expect(shown).toEqual(['steps: 1 of 1,000', 'steps: 1,000 of 1,000']);
  });

  it('passes the signal of the running cell on', () => {
    const { signal } = new AbortController();
    globals.interruptSignal = signal;
    expect(progressBar('steps').signal).toBe(signal);
  });

  it('outside a notebook does nothing', () => {
    const bar = progressBar('steps');
    expect(bar.progress(1, 1)).toBeUndefined();
    expect(bar.signal).toBeUndefined();
  });
});
