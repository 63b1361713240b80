import type { Condition } from '../conditions/condition';
import type { RunConfig } from '../training/runConfig';
import { changedConfig } from './changedConfig';
import { baselineConfig, type Study } from './study';

/** A run's config but for the SHA-256 of the state that it starts from and of the directions that it projects out. */
export type PlannedConfig = Omit<RunConfig, 'from' | 'suppression'> & {
  readonly from?: { readonly epoch: number };
  readonly suppression?: object;
};

/** What a study says that the config of a seed's run is, a baseline's without a condition: known before anything is trained. */
export function plannedConfig(
  study: Study,
  { seed, condition }: { readonly seed: number; readonly condition?: Condition },
): PlannedConfig {
  const baseline = baselineConfig(study, seed);
  if (!condition) return withoutHashes(baseline);
  const { suppression = baseline.suppression, from } = condition;
  return {
    ...withoutHashes(changedConfig(condition, baseline)),
    ...(from === 'branch' && { from: { epoch: study.branchEpoch } }),
    ...(suppression && { suppression: withoutHash(suppression) }),
  };
}

/** What of a config can be held to a plan. */
export function withoutHashes({ from, suppression, ...others }: RunConfig): PlannedConfig {
  return {
    ...others,
    ...(from && { from: { epoch: from.epoch } }),
    ...(suppression && { suppression: withoutHash(suppression) }),
  };
}

function withoutHash(suppression: NonNullable<Condition['suppression']>): object {
  return suppression.source === 'file' || suppression.source === 'frozen'
    ? { source: 'frozen' }
    : suppression;
}
