import { join } from 'node:path';
import { atomicWrite } from '../data/atomicWrite';
import { covarianceBytes } from '../data/covarianceFile';
import { epochFile } from '../data/runFolder';
import { covariance } from '../metrics/algebra/covariance';
import { forward } from '../models/mlp';
import { everyEpochs, type Observer } from './observer';
import type { RunConfig, RunData } from './runConfig';

/** Writes the covariance of h1 over the training samples every `every` epochs: the replay buffer of the probes. */
export function covarianceWriter(folder: string, config: RunConfig, data: RunData, every = 1000): Observer {
  const shape = { p: config.task.p, hidden: config.hidden };
  const due = everyEpochs(every);
  return {
    due: (epoch) => epoch > 0 && due(epoch),
    observe(epoch, { parameters }) {
      const { h1 } = forward(parameters, shape, data.split.train.pairs);
      atomicWrite(join(folder, epochFile(epoch)), covarianceBytes(covariance(h1), { epoch: String(epoch) }));
    },
  };
}
