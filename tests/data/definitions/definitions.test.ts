import { describe, expect, it } from 'vitest';
import { CONDITIONS_AND_SEEDS } from './conditionsAndSeeds';
import { GROUNDING } from './grounding';
import { META_NEURONS } from './metaNeurons';
import { NOT_HELD } from './notHeld';
import { NUMBERS_AND_PROBE } from './numbersAndProbe';
import { PRIOR_FIDELITY } from './priorFidelity';
import { PRIOR_SCALING } from './priorScaling';
import { DEFINITIONS, NUMBER, numbersAt, type Statement, valuesAt } from './statement';
import { STEERING } from './steering';
import { TIME_AND_PHASES } from './timeAndPhases';

const parts: Readonly<Record<string, readonly Statement[]>> = {
  'Time and phases': TIME_AND_PHASES,
  'Numbers, and the replay probe': NUMBERS_AND_PROBE,
  'Conditions, seeds, label gradients and the all-ones control': CONDITIONS_AND_SEEDS,
  'prior-scaling': PRIOR_SCALING,
  steering: STEERING,
  'meta-neurons': META_NEURONS,
  grounding: GROUNDING,
  'prior-fidelity': PRIOR_FIDELITY,
};
const all = Object.values(parts).flat();

describe.each(Object.entries(parts))('DEFINITIONS, %s', (_, statements) => {
  it.each(statements)("says '%s' with the numbers of code and data", (words, values) => {
    expect(valuesAt(DEFINITIONS, words)).toEqual(values());
  });
});

it('every number of DEFINITIONS is held by a statement, or it is said why not', () => {
  const known = new Set(
    [...all.map(([words]) => words), ...Object.values(NOT_HELD).flat()].flatMap((words) =>
      numbersAt(DEFINITIONS, words).map(({ at }) => at),
    ),
  );
  // Not those of names: h1, PC1, n1, t0, [2].
  const pattern = new RegExp(`(?<![A-Za-z0-9.,_\\[-])(?:${NUMBER})`, 'dg');
  const places = [...DEFINITIONS.matchAll(pattern)].map(({ indices }) => indices![0][0]);
  const missing = places
    .filter((at) => !known.has(at))
    .map((at) => DEFINITIONS.slice(Math.max(at - 40, 0), at + 20));
  expect(missing).toEqual([]);
  expect(known.size).toBeGreaterThan(200);
});
