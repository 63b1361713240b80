import { join } from 'node:path';
import { atomicWrite } from '../data/atomicWrite';
import { epochFile } from '../data/runFolder';
import { provenance } from '../data/safetensors/provenance';
import { stateBytes } from '../data/stateFile';
import { NotApplicableError } from '../inputError';
import { landmarks } from '../runs/landmarks';
import type { Run } from '../runs/openRun';
import { type ReplayOptions, replay } from './replay';

const THOUSAND = 1_000;

/** The epoch of that state; undefined for a run without a collapse. */
export function collapseStateEpoch(run: Run): number | undefined {
  const [first] = landmarks(run).collapses;
  return first && Math.floor(first.phases.preCollapse / THOUSAND) * THOUSAND;
}

/**
 * Writes the full state of a run at the last multiple of 1,000 up to the pre-collapse of its first collapse, where it is
 * not cached: branches from there show within some hundred epochs what drives the collapse.
 * @returns that epoch.
 * @throws NotApplicableError for a run without a collapse, and as `replay`.
 */
export async function makeCollapseState(run: Run, options: ReplayOptions = {}): Promise<number> {
  const epoch = collapseStateEpoch(run);
  if (epoch === undefined) throw new NotApplicableError(`run '${run.name}': expected a collapse, found none`);
  if (run.states.includes(epoch)) return epoch;
  const file = join(run.paths.states, epochFile(epoch));
  const span = {
    from: epoch,
    to: epoch,
    every: 1,
    observe: (_: number, state: Parameters<typeof stateBytes>[0]) =>
      atomicWrite(file, stateBytes(state, provenance(run.config, epoch))),
  };
  await replay(run, [span], options);
  return epoch;
}
