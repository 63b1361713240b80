import { describe, expect, it } from 'vitest';
import { asTrained } from '../../../../src/browser/lab/experiment/settings';
import { LabMeasurer } from '../../../../src/browser/lab/training/labMeasurer';
import { LabTrainer } from '../../../../src/browser/lab/training/labTrainer';
import { snapshotMetrics } from '../../../../src/metrics/snapshotMetrics';
import { openRun } from '../../../../src/runs/openRun';

describe('LabMeasurer', () => {
  const run = openRun('baseline');
  const parameters = run.parameters(25_700);
  const measurer = new LabMeasurer();
  const point = measurer.measure(25_700, parameters, asTrained, 42);

  it('finds what the metrics of a snapshot are', () => {
    const { split, weights } = run.data;
    const found = snapshotMetrics({ parameters, shape: run.shape, split, weights });
    expect(point.accuracy).toBe(found.test_accuracy);
    expect(point.pc1).toBe(found.h1_pc1_variance_fraction);
    expect(point.participationRatio).toBe(found.h1_participation_ratio);
    expect(point.nearest).toBe(found.ncc_raw_train_centroids);
    expect(point.nearestWithout).toBe(found.ncc_minus_pc1_train_centroids);
  });

  it('puts each training pair in both planes, in the order of its labels', () => {
    const labels = measurer.labels(asTrained, 42);
    expect(labels).toEqual(run.data.split.train.labels);
    for (const plane of [point.leading, point.circle])
      expect([plane.x.length, plane.y.length]).toEqual([labels.length, labels.length]);
    expect(point.frequency).toBe(32);
  });

  it('says where a direction taken out lies in the plane: at the angle that it was picked at', async () => {
    const trainer = new LabTrainer(1);
    trainer.restore({ step: 25_700, parameters, adamM: parameters, adamV: parameters }, 42);
    await trainer.set({ ...asTrained, projected: 30 }, '');
    const { taken } = measurer.measure(25_700, parameters, asTrained, 42, trainer.direction());
    expect(taken![0]).toBeCloseTo(Math.cos(Math.PI / 6), 6);
    expect(taken![1]).toBeCloseTo(0.5, 6);
    expect(point.taken).toBeUndefined();
  });

  it('gives label gradients in whole units with a subtraction, and in any without', () => {
    expect(point.labelEntries.every(Number.isInteger)).toBe(true);
    const summed = measurer.measure(25_700, parameters, { ...asTrained, labelGradient: 'summed' }, 42);
    expect(summed.labelEntries.some((entry) => !Number.isInteger(entry))).toBe(true);
  });
});
