import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { snapshotBytes } from '../../src/data/parameterFile';
import { provenance } from '../../src/data/safetensors/provenance';
import { sha256 } from '../../src/data/sha256';
import { initialState } from '../../src/training/initialState';
import { essayConfig, runData } from '../../src/training/runConfig';
import { ENGINES } from './engines';
import { LABEL_GRADIENTS } from './referenceStep';
import { openEngine, problemOf, startOf, stateHash, trained } from './taskFixtures';

const fixture = JSON.parse(readFileSync(join(__dirname, 'fixtures/steps-50.json'), 'utf8'));

describe('TaskEngine gives the same bytes', () => {
  const odd = { p: 13, hidden: [20, 12] } as const;
  const problem = problemOf(odd, 101);

  it.each([2, 3, 4, 8])('on 1 and %i threads', async (threads) => {
    const one = await trained(problem, startOf(odd), 300, { threads: 1 });
    const many = await trained(problem, startOf(odd), 300, { threads });
    expect(stateHash(many)).toBe(stateHash(one));
  });

  it.each([
    { p: 13, hidden: [20, 12], n: 101 },
    { p: 5, hidden: [3, 9], n: 25 },
    { p: 31, hidden: [64, 40], n: 450 },
    { p: 16, hidden: [8, 72], n: 7 },
  ] as const)('on every engine, whatever the sizes leave over in tiles and shards: %o', async ({
    n,
    ...shape
  }) => {
    const hashes = [];
    for (const engine of ENGINES) {
      hashes.push(stateHash(await trained(problemOf(shape, n), startOf(shape), 60, { engine, threads: 1 })));
    }
    expect(new Set(hashes).size).toBe(1);
  });

  it("on 1, 2, 3 and 4 threads for the essay's model", async () => {
    const config = essayConfig(42);
    const hashes = [];
    for (const threads of [1, 2, 3, 4]) {
      const state = await trained(runData(config).problem, initialState(config), 12, { threads });
      hashes.push(stateHash(state));
    }
    expect(new Set(hashes).size).toBe(1);
  });

  it.each(
    ENGINES.flatMap((engine) => LABEL_GRADIENTS.map((labelGradient) => [labelGradient, engine] as const)),
  )('as when the fixture was made, on any machine: %s, %s', async (labelGradient, engine) => {
    const config = essayConfig(42);
    const { problem } = runData(config);
    const { parameters } = await trained(problem, initialState(config), 50, { labelGradient, engine });
    expect(sha256(snapshotBytes(parameters, problem, provenance(config, 50)))).toBe(
      fixture.sha256[labelGradient],
    );
  });

  it('for steps taken one by one, in one call and over more than one order', async () => {
    const engine = await openEngine(problem);
    engine.load(startOf(odd));
    for (let step = 0; step < 7; step++) await engine.run(1);
    await engine.run(300);
    expect(stateHash(engine.state())).toBe(stateHash(await trained(problem, startOf(odd), 307)));
    expect(engine.state().step).toBe(307);
  });

  it('when a state is read, loaded elsewhere and trained on', async () => {
    const half = await trained(problem, startOf(odd), 40);
    const other = await openEngine(problem, { threads: 3 });
    other.load(half);
    expect(stateHash(other.state())).toBe(stateHash(half));
    await other.run(60);
    expect(stateHash(other.state())).toBe(stateHash(await trained(problem, startOf(odd), 100)));
  });
});
