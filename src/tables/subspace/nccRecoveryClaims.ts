import { eachCollapse, ofPhase } from '../parts/eachCollapse';
import type { Claim, Row } from '../parts/table';

/** What `rows` of the table ncc-recovery say of each claim. @param essay its published rows. */
export function nccRecoveryClaims(rows: readonly Row[], essay: readonly Row[]): Claim[] {
  const onset = ofPhase(essay, 'onset');
  const number = (row: Row, name: string) => Number(row[name]);
  const gain = (row: Row, name: string) => number(row, name) - number(row, 'ncc_raw');
  return [
    eachCollapse(
      {
        id: 'raw-ncc-ruined',
        statement: 'At the onset, centroids in raw h1 fail while the model still classifies',
        rule: 'model accuracy - raw NCC at least 0.5 at every onset',
        published: gain(onset, 'model_accuracy'),
      },
      rows,
      'onset',
      (row) => gain(row, 'model_accuracy'),
      (value) => value >= 0.5,
    ),
    eachCollapse(
      {
        id: 'one-direction-recovers',
        statement: 'Removing PC1 brings the centroids back to the accuracy of the model',
        rule: 'NCC minus PC1 - model accuracy at least -0.02 at every onset',
        published: number(onset, 'ncc_minus_pc1') - number(onset, 'model_accuracy'),
      },
      rows,
      'onset',
      (row) => number(row, 'ncc_minus_pc1') - number(row, 'model_accuracy'),
      (value) => value >= -0.02,
    ),
    eachCollapse(
      {
        id: 'effectively-one-dimensional',
        statement: 'At the onset h1 is effectively one-dimensional',
        rule: 'participation ratio at most 2 at every onset',
        published: number(onset, 'participation_ratio'),
      },
      rows,
      'onset',
      (row) => number(row, 'participation_ratio'),
      (value) => value <= 2,
    ),
    eachCollapse(
      {
        id: 'controls-do-not-recover',
        statement: 'Another direction does not do it: neither PC2 nor a random one',
        rule: 'the better of the two gains less than half of what PC1 gains over raw NCC, at every onset',
        published: null,
      },
      rows,
      'onset',
      (row) =>
        Math.max(gain(row, 'ncc_minus_pc2'), gain(row, 'ncc_minus_random')) / gain(row, 'ncc_minus_pc1'),
      (value) => value < 0.5,
    ),
    eachCollapse(
      {
        id: 'contamination-not-degradation',
        statement: 'The class structure beside PC1 is intact at the onset',
        rule: 'between-class variance orthogonal to PC1 at least 0.8 of its value 2,000 epochs earlier (approach), at every onset',
        published: null,
      },
      rows,
      'onset',
      (row) => number(row, 'between_class_over_peak'),
      (value) => value >= 0.8,
    ),
    eachCollapse(
      {
        id: 'damage-after-collapse',
        statement: 'After the collapse the damage is real: removing PC1 no longer restores the centroids',
        rule: 'NCC minus PC1 below 0.95 at every collapsed phase',
        published: number(ofPhase(essay, 'collapsed'), 'ncc_minus_pc1'),
      },
      rows,
      'collapsed',
      (row) => number(row, 'ncc_minus_pc1'),
      (value) => value < 0.95,
    ),
  ];
}
