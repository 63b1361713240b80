import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sampleExcess } from '../../src/mechanism/sampleExcess';
import { cosine } from '../../src/metrics/algebra/cosine';
import { norm } from '../../src/metrics/algebra/norm';
import { project } from '../../src/metrics/algebra/project';
import { activationGradients } from '../../src/metrics/gradients/activationGradients';
import { headMeanColumn } from '../../src/metrics/gradients/headMeanColumn';
import { forward } from '../../src/models/mlp';
import { packageRoot } from '../../src/packageRoot';
import { onsetDirection } from '../../src/priors/onsetDirection';
import { openRun } from '../../src/runs/openRun';
import { tableValue } from '../docs/markedNumber';

const run = openRun('baseline');
const m = onsetDirection(run, 25_700);

/** What the text of notebook 04 compares, at one epoch. */
function at(epoch: number) {
  const parameters = run.parameters(epoch);
  const { shape, data } = run;
  const headKernel = parameters['head.kernel'];
  const { logits } = forward(parameters, shape, data.split.train.pairs);
  const forces = activationGradients(
    { logits, labels: data.split.train.labels, weights: data.weights, headKernel },
    'exact',
  );
  const column = headMeanColumn(headKernel, m.length);
  return {
    excess: sampleExcess(run, parameters, 1)[0].excess,
    share: norm(column) / (norm(Float64Array.from(headKernel)) / Math.sqrt(shape.p)),
    cos: Math.abs(cosine(column, m)),
    push: project(forces, m).reduce((sum, push) => sum + Math.abs(push), 0),
  };
}

const text = readFileSync(join(packageRoot, 'notebooks/04-loss-landscape.ts'), 'utf8').replaceAll('\n//', '');

it('notebook 04 says of epoch 20,000 and of the onset what they are', () => {
  const found =
    /1 − p is ([\d.]+) units .* short, (\d+) % of a usual column, .* \(their \|cos\| is ([\d.]+)\), .* push along m (\d+) times as .* grown to (\d+) % of a usual column, along m \(([\d.]+)\)/.exec(
      text,
    );
  const [healthy, onset] = [at(20_000), at(25_700)];
  const said = [
    healthy.excess.toFixed(1),
    (100 * healthy.share).toFixed(0),
    healthy.cos.toFixed(1),
    (healthy.push / onset.push).toFixed(0),
    (100 * onset.share).toFixed(0),
    onset.cos.toFixed(2),
  ];
  expect(found?.slice(1)).toEqual(said);
});

it('notebook 04 says how far two methods find one direction as the table has it', () => {
  const [, ...best] = /\|cos\| ([\d.]+), ([\d.]+) and ([\d.]+) with residual PC1/.exec(text) ?? [];
  const { ours } = JSON.parse(
    readFileSync(join(packageRoot, 'data/results/tables/method-agreement.json'), 'utf8'),
  ).tables[0].claims.find(({ id }: { id: string }) => id === 'methods-agree');
  expect(best).toEqual(ours.map((cos: number) => cos.toFixed(2)));
  const onset = /h1 PC1, with ([\d.]+) at every onset/.exec(text)?.[1];
  for (const collapse of [1, 2, 3]) {
    const row = `method-agreement; collapse ${collapse}; phase onset; definition h1 PC1; cos_residual_pc1`;
    expect(Number(tableValue(row)).toFixed(2)).toBe(onset);
  }
});
