import { describe, expect, it } from 'vitest';
import { Measuring } from '../../../../src/browser/lab/page/measuring';

describe('Measuring', () => {
  it('makes one measurement at a time, and leaves out what need not be while one is made', async () => {
    const ends: (() => void)[] = [];
    let began = 0;
    const measuring = new Measuring(() => {
      began++;
      return new Promise((resolve) => ends.push(resolve));
    });
    await measuring.beside(false);
    expect(began).toBe(1);
    await measuring.beside(false);
    expect(began, 'left out').toBe(1);
    const must = measuring.beside(true);
    expect(began, 'not before the first is done').toBe(1);
    ends[0]();
    await must;
    expect(began).toBe(2);
    let isDone = false;
    const done = measuring.done().then(() => {
      isDone = true;
    });
    await Promise.resolve();
    expect(isDone).toBe(false);
    ends[1]();
    await done;
    await measuring.beside(false);
    expect(began, 'free again').toBe(3);
  });

  it('passes on what goes wrong, and measures again after it', async () => {
    let fails = true;
    const measuring = new Measuring(async () => {
      if (fails) throw new Error('not finite');
    });
    await expect(measuring.now()).rejects.toThrow('not finite');
    fails = false;
    await measuring.beside(false);
    await expect(measuring.done()).resolves.toBeUndefined();
  });
});
