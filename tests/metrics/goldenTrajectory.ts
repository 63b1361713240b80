import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { History } from '../../src/metrics/phases/history';

/** The JAX run of tests/golden/baseline-trajectory.csv. */
export function goldenTrajectory(): History {
  const text = readFileSync(join(__dirname, '../golden/baseline-trajectory.csv'), 'utf8');
  const [header, ...lines] = text.trim().split('\n');
  const names = header.split(',');
  const column = (name: string) => lines.map((line) => Number(line.split(',')[names.indexOf(name)]));
  return {
    epoch: column('epoch'),
    test_accuracy: column('test_accuracy'),
    h1_pc1_variance_fraction: column('h1_pc1_variance_fraction'),
  };
}
