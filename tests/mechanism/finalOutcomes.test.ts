import { describe, expect, it } from 'vitest';
import { FINAL_CONDITIONS } from '../../src/conditions/finalConditions';
import { finalOutcomes } from '../../src/mechanism/finalOutcomes';
import { type MadeUp, madeUpRun } from '../branches/conditionCache';

const FRESH_SEEDS = [45, 46, 47, 48, 49, 50, 51];
const explored: Record<string, MadeUp> = {
  baseline: {},
  'centred-from-20000': { first: 20_000, last: 60_000 },
  'gauge-1-from-20000': { first: 20_000, last: 60_000 },
};
const fresh: Record<string, MadeUp> = Object.assign(
  {},
  ...FRESH_SEEDS.flatMap((seed) => [
    { [`seed-${seed}`]: { seed, last: 60_000 } },
    ...FINAL_CONDITIONS.map((name) => ({ [`seed-${seed}-${name}`]: { seed, first: 20_000, last: 60_000 } })),
  ]),
);

describe('finalOutcomes', () => {
  it('are those of the exploratory seeds until every fresh run is there', () => {
    const { 'seed-51-centred-from-20000': _, ...lacking } = fresh;
    const { group, outcomes, labels } = finalOutcomes(madeUpRun({ ...explored, ...lacking }));
    expect(group).toBe('exploratory');
    expect(outcomes.map(({ condition }) => condition)).toEqual(['baseline', 'centred-from-20000']);
    expect([...labels.keys()]).toEqual(['baseline', ...FINAL_CONDITIONS]);
  });

  it('are those of the fresh seeds alone from then on', () => {
    const { group, outcomes } = finalOutcomes(madeUpRun({ ...explored, ...fresh }));
    expect(group).toBe('fresh');
    expect(outcomes).toHaveLength(7 * 4);
    expect(new Set(outcomes.map(({ seed }) => seed))).toEqual(new Set(FRESH_SEEDS));
  });
});
