import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeHistory } from '../../src/data/history';
import { sha256 } from '../../src/data/sha256';
import { packageRoot } from '../../src/packageRoot';
import { openRun, openRunFolder } from '../../src/runs/openRun';
import { runNames } from '../../src/runs/runNames';
import { refusal } from '../data/refusal';
import { temporaryFolder } from '../data/temporaryFolder';
import { writeStudy } from '../study/writeStudy';

const data = join(packageRoot, 'data');
const baseline = openRun('baseline', data);

/** A cache with the baseline's config and history under the given names. */
function cache(...names: string[]): string {
  const root = temporaryFolder();
  for (const name of names) {
    const folder = join(root, 'runs', name);
    mkdirSync(folder, { recursive: true });
    for (const file of ['config.json', 'history.arrow'])
      cpSync(join(baseline.paths.folder, file), join(folder, file));
  }
  return root;
}

describe('openRun', () => {
  it('has as hash the SHA-256 of the text of config.json, whatever the folder is called', () => {
    expect(baseline.hash).toBe(sha256(readFileSync(baseline.paths.config)));
    expect(openRun('other', cache('other')).hash).toBe(baseline.hash);
    expect(openRunFolder(baseline.paths.folder).hash).toBe(baseline.hash);
  });

  it('reads the cached baseline: the essay’s set-up, its history, snapshots and states', () => {
    const { config, shape, data, history, snapshots, states } = baseline;
    expect(config.task).toEqual({ p: 97, train_fraction: 0.3, zipf_exponent: 1.5, seed: 42 });
    expect(shape).toEqual({ p: 97, hidden: [128, 128] });
    expect([data.split.train.labels.length, data.split.test.labels.length]).toEqual([2822, 6587]);
    expect(Array.from(history.epoch)).toEqual(Array.from({ length: 1001 }, (_, i) => 100 * i));
    expect(snapshots).toEqual([...snapshots].sort((a, b) => a - b));
    expect(states).toEqual([20_000, 24_000, 40_000, 80_000, 100_000]);
  });

  it('gives at every full state the parameters of the snapshot of that epoch', () => {
    expect(baseline.state(20_000).parameters).toEqual(baseline.parameters(20_000));
    expect(baseline.state(20_000).step).toBe(20_000);
  });

  it('has covariances that are those of its history, up to float32', () => {
    const { rows, columns, data } = baseline.covariance(86_000);
    expect([rows, columns]).toEqual([128, 128]);
    const trace = Array.from({ length: rows }, (_, i) => data[i * columns + i]).reduce((a, b) => a + b);
    const squares = data.reduce((sum, value) => sum + value * value, 0);
    const row = baseline.history.epoch.indexOf(86_000);
    const ratio = baseline.history.h1_participation_ratio[row];
    expect(Math.abs((trace * trace) / squares / ratio - 1)).toBeLessThan(1e-7);
  });
});

describe('openRun refuses', () => {
  it('an unknown name, listing the cached runs', () => {
    for (const [root, names] of [
      [cache('b', 'a'), 'a, b'],
      [temporaryFolder(), 'none'],
    ])
      expect(refusal(() => openRun('nope', root))).toBe(
        `run 'nope': not among the runs of ${root}, which has ${names}`,
      );
  });

  it('a run of a study that is not trained, or that the study has not, saying what to do', () => {
    const root = writeStudy(temporaryFolder(), { seeds: [1, 2], conditions: ['exact'] });
    expect(refusal(() => openRun('seed-2-exact', root))).toBe(
      `run 'seed-2-exact': not trained yet; make it with npm run -s cli -- study run ${root} --only seed-2-exact`,
    );
    expect(refusal(() => openRun('seed-3', root))).toContain(
      'not one of the study, which has seed-1, seed-2 and conditions beside them',
    );
  });

  it('a folder that holds no run', () => {
    const folder = temporaryFolder();
    expect(refusal(() => openRunFolder(folder))).toBe(`${folder}: expected a run, found no config.json`);
  });

  it('a damaged config or history, naming the file', () => {
    const root = cache('a');
    const file = (name: string) => join(root, 'runs', 'a', name);
    const config = readFileSync(file('config.json'), 'utf8');
    writeFileSync(file('config.json'), config.slice(0, -5));
    expect(refusal(() => openRun('a', root))).toContain(`${file('config.json')}: not JSON`);
    writeFileSync(file('config.json'), config);
    writeFileSync(file('history.arrow'), 'ARROW1');
    expect(refusal(() => openRun('a', root))).toContain(file('history.arrow'));
    rmSync(file('history.arrow'));
    expect(refusal(() => openRun('a', root))).toContain(`${file('history.arrow')}: no such file`);
  });

  it('a history without what phases are found by', () => {
    const root = cache('a');
    const file = join(root, 'runs', 'a', 'history.arrow');
    writeHistory(file, { epoch: Int32Array.of(0), test_accuracy: Float64Array.of(0) });
    expect(refusal(() => openRun('a', root))).toBe(
      `${file}: expected a column 'h1_pc1_variance_fraction', found none`,
    );
  });

  it('an epoch that it has no snapshot, state or covariance of, naming those that it has', () => {
    expect(refusal(() => baseline.parameters(25_500))).toBe(
      `run 'baseline' has none of its snapshots at epoch 25500; it has ${baseline.snapshots.join(', ')}`,
    );
    expect(refusal(() => baseline.state(1_000))).toContain('it has 20000, 24000, 40000, 80000, 100000');
    expect(refusal(() => baseline.covariance(1_500))).toContain('none of its covariances at epoch 1500');
  });
});

describe('runNames', () => {
  it('are the folders that hold a config, sorted', () => {
    const root = cache('z', 'b');
    mkdirSync(join(root, 'runs', 'empty'));
    writeFileSync(join(root, 'runs', 'file'), '');
    expect(runNames(root)).toEqual(['b', 'z']);
    expect(runNames(join(root, 'none'))).toEqual([]);
  });
});
