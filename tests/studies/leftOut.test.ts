import { expect, it } from 'vitest';
import { leaveOut, leftOut } from '../../src/studies/leftOut';
import { openStudy } from '../../src/study/openStudy';
import { plannedRuns } from '../../src/study/plannedRuns';
import { temporaryFolder } from '../data/temporaryFolder';
import { writeStudy } from '../study/writeStudy';

const SAID = { task: { p: 13 }, hidden: [8, 8], epochs: 1_500, seeds: [1] };

it('what a run cannot have is left out as long as the study plans a run of that length', () => {
  const root = writeStudy(temporaryFolder(), SAID);
  const study = openStudy(root);
  leaveOut(study, plannedRuns(study)[0], 'replay-probe', 'no cycle');
  expect(leftOut(study, 'seed-1', 'replay-probe')).toBe('no cycle');
  expect(leftOut(study, 'seed-1', 'frozen-direction')).toBeUndefined();
  writeStudy(root, { ...SAID, epochs: 3_000 });
  expect(leftOut(openStudy(root), 'seed-1', 'replay-probe')).toBeUndefined();
});
