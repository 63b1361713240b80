import { provenance } from '../data/safetensors/provenance';
import { sha256 } from '../data/sha256';
import { stateBytes } from '../data/stateFile';
import type { TaskState } from '../engine/taskState';
import type { BranchPoint } from '../training/runConfig';
import type { Run } from './openRun';

/** What a branch's config says of a baseline's state: its epoch, and the SHA-256 of the file that it has or would have. */
export function branchPoint({ config }: Pick<Run, 'config'>, state: TaskState): BranchPoint {
  return { epoch: state.step, sha256: sha256(stateBytes(state, provenance(config, state.step))) };
}
