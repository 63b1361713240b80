import { describe, expect, it } from 'vitest';
import type { ManifestProblem } from '../../src/data/manifest';
import { ownRuns } from '../../src/data/ownRuns';

const manifest = {
  files: ['study.json', 'runs/baseline/config.json', 'map/runs/baseline/config.json'].map((path) => ({
    path,
    bytes: 1,
    sha256: '0'.repeat(64),
  })),
};
const extra = (path: string): ManifestProblem => ({ path, kind: 'extra' });

describe('ownRuns', () => {
  it('takes together the files of runs that the manifest does not know, in any study', () => {
    const problems = [
      'runs/mine/config.json',
      'runs/mine/states/epoch-000010.safetensors',
      'map/runs/mine/config.json',
    ].map(extra);
    expect(ownRuns(problems, manifest)).toEqual({
      own: [
        { folder: 'runs/mine', files: 2 },
        { folder: 'map/runs/mine', files: 1 },
      ],
      faults: [],
    });
  });

  it('leaves faults as they are: a file too many in a known run or beside runs, one that is missing or changed', () => {
    const problems: ManifestProblem[] = [
      extra('runs/baseline/other.json'),
      extra('runs/stray.json'),
      extra('stray.json'),
      { path: 'runs/gone/config.json', kind: 'missing' },
      { path: 'study.json', kind: 'changed' },
    ];
    expect(ownRuns(problems, manifest)).toEqual({ own: [], faults: problems });
  });
});
