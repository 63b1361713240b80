import { snapshotBytes } from '../../../data/parameterFile';
import { provenance } from '../../../data/safetensors/provenance';
import type { NamedArrays } from '../../../engine/taskShape';
import { essayConfig } from '../../../training/runConfig';
import { sha256 } from '../../platform/sha256';

/** SHA-256 of the file that the baseline has of an epoch, if these are its parameters. */
export function snapshotHash(parameters: NamedArrays, epoch: number): string {
  const config = essayConfig(42);
  const shape = { p: config.task.p, hidden: config.hidden };
  return sha256(snapshotBytes(parameters, shape, provenance(config, epoch)));
}
