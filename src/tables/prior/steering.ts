import { readScaling, scalingFiles } from '../../priors/scaling/scalingFile';
import { JUDGED } from '../../priors/steering/makeSteering';
import { readSteering } from '../../priors/steering/steeringFile';
import type { Run } from '../../runs/openRun';
import type { Table } from '../parts/table';
import { besidePaper, PAPER } from './besidePaper';
import { steeringClaims } from './steeringClaims';
import { steeringBlocks, steeringColumns } from './steeringColumns';
import { steeringRows } from './steeringRows';

/**
 * Does a prior take a pushed activation back to what is real and keep what the push was for (Luo et al., arXiv 2602.06964;
 * DEFINITIONS, "steering"): beside a PCA subspace, a random one, a Gaussian and the nearest real activation.
 * @throws NotMadeError when it was not measured yet.
 */
export function steering(run: Run): Table {
  const { rows: found, pairs } = readSteering(run);
  const rows = steeringRows(found, pairs, lossesOf(run));
  return {
    id: 'steering',
    title: 'Pushed activations, and the way back',
    section: '',
    paper: PAPER,
    columns: steeringColumns,
    rows,
    published: [],
    match: [],
    blocks: steeringBlocks,
    claims: besidePaper(steeringClaims(rows)),
    notes: [
      `Healthy h1 of two test pairs of each sum, pushed towards the class so many further; ${JUDGED.strength} times the difference of class means and back from t0 = ${JUDGED.t0} where nothing else is said. Distance: to the nearest other real h1, over the median such distance of real ones. Loss: of a prior of another seed, over that at real h1. KL: of what the logits say of all other classes, nats. The controls change real h1 as much as the largest prior does at that t0.`,
    ],
  };
}

/** Held-out loss of the converged prior of each width on healthy h1, where `prior-scaling` was made. */
function lossesOf(run: Run): ReadonlyMap<number, number> {
  const rows = readScaling(scalingFiles(run).whole).filter(
    ({ layer, moment, seed }) => layer === 'h1' && moment === 'healthy' && seed === 0,
  );
  return new Map(rows.map(({ width, loss_held_out }) => [width, loss_held_out]));
}
