import { REPLAY_DIRECTION, RESIDUAL_DIRECTION } from '../../conditions/directionNames';
import { agreement, onesShare } from '../../metrics/algebra/agreement';
import { directionsOf } from '../../runs/directionsOf';
import type { Run } from '../../runs/openRun';
import { beatsAtEach } from '../parts/beatsAtEach';
import type { Claim, Column } from '../parts/table';

/** Columns on how far the probe finds the prior's direction, the first five as the directions stand. */
export const RECOVERY: readonly Column[] = [
  { name: 'probe_cos_glp', label: '|cos| replay, residual PC1', format: 'fraction' },
  { name: 'range_probe_cos_glp', label: 'range', format: 'text' },
  { name: 'probe_cos_other_glp', label: '… of another seed, largest', format: 'fraction' },
  { name: 'probe_cos_ones', label: '|cos| replay, u', format: 'fraction' },
  { name: 'glp_cos_ones', label: '|cos| residual PC1, u', format: 'fraction' },
  { name: 'probe_cos_glp_without_ones', label: '|cos| replay, residual PC1', format: 'fraction' },
  { name: 'probe_cos_other_glp_without_ones', label: '… of another seed, largest', format: 'fraction' },
];

/** Of a seed that has both directions; NaN where no other seed has one. */
export interface SeedRecovery {
  readonly seed: number;
  readonly probe_cos_glp: number;
  readonly probe_cos_other_glp: number;
  readonly probe_cos_ones: number;
  readonly glp_cos_ones: number;
  readonly probe_cos_glp_without_ones: number;
  readonly probe_cos_other_glp_without_ones: number;
}

/**
 * @param seeds baselines of several seeds; those that lack either direction are left out.
 * @param residual the file of the prior's directions.
 */
export function probeRecoveries(seeds: readonly Run[], residual: string): SeedRecovery[] {
  const priors = directionsOf(seeds, RESIDUAL_DIRECTION, residual);
  const probes = directionsOf(seeds, REPLAY_DIRECTION);
  return probes.flatMap(({ seed, direction: probe }): SeedRecovery[] => {
    const own = priors.find((one) => one.seed === seed);
    if (!own) return [];
    const others = priors.filter((one) => one.seed !== seed).map((one) => agreement(probe, one.direction));
    const mine = agreement(probe, own.direction);
    return [
      {
        seed,
        probe_cos_glp: mine.whole,
        probe_cos_other_glp: largest(others.map(({ whole }) => whole)),
        probe_cos_ones: onesShare(probe),
        glp_cos_ones: onesShare(own.direction),
        probe_cos_glp_without_ones: mine.withoutOnes,
        probe_cos_other_glp_without_ones: largest(others.map(({ withoutOnes }) => withoutOnes)),
      },
    ];
  });
}

const largest = (values: readonly number[]): number => (values.length > 0 ? Math.max(...values) : Number.NaN);

/** Whether a seed's probe finds its own prior's direction better than it finds another's; not judged of one seed. */
export function recoveryClaims(probed: readonly SeedRecovery[]): Claim[] {
  const several = probed.length > 1 ? probed : [];
  return (['', '_without_ones'] as const).map((suffix) =>
    beatsAtEach(
      {
        id: `probe-recovers-its-own${suffix.replaceAll('_', '-')}`,
        statement: `A seed's probe finds the direction of its own run, not what any two runs share${suffix ? ', beside the all-ones direction' : ''}`,
        rule: `its |cos| with residual PC1 of its own run above that with every other seed's, for every seed, with at least two${suffix ? ', of the parts without u' : ''}; ours: by how much`,
      },
      several.map((one) => one[`probe_cos_glp${suffix}`]),
      [several.map((one) => one[`probe_cos_other_glp${suffix}`])],
    ),
  );
}
