import { join } from 'node:path';
import { atomicWrite } from '../data/atomicWrite';
import { snapshotBytes } from '../data/parameterFile';
import { epochFile } from '../data/runFolder';
import { provenance } from '../data/safetensors/provenance';
import { stateBytes } from '../data/stateFile';
import type { Observer } from './observer';
import type { RunConfig } from './runConfig';

/** Writes the parameters of every due epoch into a folder, one file an epoch. */
export function snapshotWriter(folder: string, config: RunConfig, due: (epoch: number) => boolean): Observer {
  const shape = { p: config.task.p, hidden: config.hidden };
  return {
    due,
    observe: (epoch, { parameters }) =>
      atomicWrite(
        join(folder, epochFile(epoch)),
        snapshotBytes(parameters, shape, provenance(config, epoch)),
      ),
  };
}

/** Writes the full state, Adam's moments included, of every due epoch. */
export function stateWriter(folder: string, config: RunConfig, due: (epoch: number) => boolean): Observer {
  return {
    due,
    observe: (epoch, state) =>
      atomicWrite(join(folder, epochFile(epoch)), stateBytes(state, provenance(config, epoch))),
  };
}
