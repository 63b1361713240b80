import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readParameters } from '../../src/data/parameterFile';
import { initialState } from '../../src/training/initialState';
import { essayConfig, runData } from '../../src/training/runConfig';
import { largestDifference, trained } from './taskFixtures';

const golden = (step: number) =>
  readParameters(join(__dirname, `../golden/params-step-${step}.safetensors`)).parameters;

describe("TaskEngine against JAX's parameters", () => {
  const config = essayConfig(42);
  const parametersAfter = async (steps: number) =>
    (await trained(runData(config).problem, initialState(config), steps)).parameters;

  it('agrees to 1e-6 after one step', async () => {
    expect(largestDifference(await parametersAfter(1), golden(1))).toBeLessThan(1e-6);
  });

  // A ReLU that sits at zero may flip: one in a thousand is allowed to be further off.
  it.each([
    [10, 1e-5],
    [100, 5e-4],
  ])('agrees after %i steps to %f but for one parameter in 1,000', async (steps, tolerance) => {
    const [ours, theirs] = [await parametersAfter(steps), golden(steps)];
    let [count, off] = [0, 0];
    for (const [name, values] of Object.entries(ours)) {
      count += values.length;
      off += values.filter((x, i) => !(Math.abs(x - theirs[name][i]) <= tolerance)).length;
    }
    expect(off / count).toBeLessThanOrEqual(1e-3);
  });
});
