import { describe, expect, it } from 'vitest';
import type { LabelGradient } from '../../src/engine/stepArithmetic';
import { essayAdamW, type TaskProblem } from '../../src/engine/taskProblem';
import { largestDifference, openEngine, problemOf, startOf, trained, zeros } from './taskFixtures';

/** dCE/dlogits of one sample of weight 1 whose logits are `logits`: the gradient of the head's bias. */
async function logitGradient(
  logits: number[],
  label: number,
  labelGradient: LabelGradient,
): Promise<number[]> {
  const shape = { p: logits.length, hidden: [4, 4] } as const;
  const problem: TaskProblem = {
    ...shape,
    pairs: Int32Array.of(0, label),
    labels: Int32Array.of(label),
    weights: Float32Array.of(1),
  };
  const start = {
    step: 0,
    parameters: { ...zeros(shape), 'head.bias': Float32Array.from(logits) },
    adamM: zeros(shape),
    adamV: zeros(shape),
  };
  const engine = await openEngine(problem, { labelGradient, adamw: { ...essayAdamW, beta1: 0 }, threads: 1 });
  engine.load(start);
  await engine.run(1);
  return [...engine.state().adamM['head.bias']];
}

describe('the label entry of the softmax gradient', () => {
  it.each([
    [0, [20, 1, 0]],
    [1, [-3, 17.5, -2]],
    [2, [0.25, 0, 40]],
  ])('summed is exactly minus the sum of the others where p_y rounds to 1 (label %i)', async (label, logits) => {
    const found = await logitGradient(logits, label, 'summed');
    const others = found.filter((_, c) => c !== label);
    expect(found[label]).toBe(-Math.fround(others[0] + others[1]));
    expect(found[label]).toBeLessThan(0);
  });

  it.each([
    [0, [20, 1, 0]],
    [2, [0.25, 0, 40]],
  ])('subtractive is nothing at all there (label %i)', async (label, logits) => {
    const found = await logitGradient(logits, label, 'subtractive');
    expect(found[label]).toBeCloseTo(0, 30);
    expect(Math.min(...found.filter((_, c) => c !== label))).toBeGreaterThan(0);
  });

  it('subtractive is a multiple of 2^-24 within 2^-20 of 1: the force is rounding', async () => {
    const [label] = await logitGradient([14.3, 0, 0], 0, 'subtractive');
    const exact = -2 * Math.exp(-14.3);
    expect(Number.isInteger(label * 2 ** 24)).toBe(true);
    expect(Math.abs(label / exact - 1)).toBeGreaterThan(1e-3);
    const [summed] = await logitGradient([14.3, 0, 0], 0, 'summed');
    expect(Math.abs(summed / exact - 1)).toBeLessThan(1e-5);
  });

  it.each([3, 7, 13])('summed makes the %i entries of a row sum to nothing', async (p) => {
    const logits = Array.from({ length: p }, (_, c) => ((c * 29) % 11) - 5);
    const found = await logitGradient(logits, p - 1, 'summed');
    expect(Math.abs(found.reduce((a, b) => a + b))).toBeLessThan(1e-7);
  });

  it('is the same both ways where p_y is far from 1', async () => {
    const shape = { p: 11, hidden: [16, 24] } as const;
    const problem = problemOf(shape, 70);
    const run = (labelGradient: LabelGradient) => trained(problem, startOf(shape), 1, { labelGradient });
    const [subtractive, summed] = [await run('subtractive'), await run('summed')];
    expect(largestDifference(subtractive.adamM, summed.adamM)).toBeLessThan(1e-8);
    expect(largestDifference(subtractive.adamM, summed.adamM)).toBeGreaterThan(0);
  });
});
