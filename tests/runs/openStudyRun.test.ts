import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { notebookVariables } from '../../src/commands/lab';
import { dataRoot } from '../../src/data/dataRoot';
import { InputError } from '../../src/inputError';
import { packageRoot } from '../../src/packageRoot';
import { openStudyRun } from '../../src/runs/openStudyRun';
import { asked } from '../../src/study/asked';
import { temporaryFolder } from '../data/temporaryFolder';
import { writeStudy } from '../study/writeStudy';
import { tinyConfig, tinyRun } from './tinyRun';

afterEach(() => vi.unstubAllEnvs());

/** A study of two tiny seeds, of which the second is trained, and a run that it does not have. */
async function study(): Promise<string> {
  const { seed: _, ...task } = tinyConfig.task;
  const root = writeStudy(join(temporaryFolder(), 'study'), {
    task,
    hidden: tinyConfig.hidden,
    epochs: 500,
    seeds: [3, 4],
  });
  await tinyRun(root, 'seed-3');
  await tinyRun(root, 'mine');
  return root;
}

describe('openStudyRun', () => {
  it('is the essay’s baseline where nothing is named, and its study whatever the working folder is', () => {
    vi.spyOn(process, 'cwd').mockReturnValue(join(packageRoot, 'notebooks'));
    expect(openStudyRun().paths.folder).toBe(join(dataRoot(), 'runs', 'baseline'));
    expect(openStudyRun('data', 'seed-43').name).toBe('seed-43');
    expect(openStudyRun('data', 'data/runs/seed-43').config.task.seed).toBe(43);
    vi.restoreAllMocks();
  });

  it('is the baseline of the first seed of another study, a run of it by name, or by folder', async () => {
    const root = await study();
    expect(openStudyRun(root).name).toBe('seed-3');
    expect(openStudyRun(root, 'mine').config.task.seed).toBe(3);
    expect(openStudyRun(root, join(root, 'runs', 'mine')).paths.folder).toBe(join(root, 'runs', 'mine'));
  });

  it('refuses a folder without a study, and says which command makes a run that is not trained', async () => {
    expect(() => openStudyRun(join(temporaryFolder(), 'none'))).toThrow(InputError);
    const root = await study();
    expect(() => openStudyRun(root, 'seed-4')).toThrow(
      `run 'seed-4': not trained yet; make it with npm run -s cli -- study run ${root} --only seed-4`,
    );
  });
});

describe('what lab says to notebooks', () => {
  it('is nothing where nothing was named, so that what the environment says holds', () => {
    expect(notebookVariables({})).toEqual({});
    expect(asked).toEqual({ study: undefined, run: undefined });
  });

  it('is the study, as a place that holds anywhere, and the run: a notebook opens the same run', async () => {
    const root = await study();
    for (const [options, folder] of [
      [{ study: root }, 'seed-3'],
      [{ study: root, run: 'mine' }, 'mine'],
      [{ run: join(root, 'runs', 'mine') }, 'mine'],
    ] as const) {
      for (const [name, value] of Object.entries(notebookVariables(options))) vi.stubEnv(name, value);
      expect(openStudyRun(asked.study, asked.run).paths.folder).toBe(join(root, 'runs', folder));
      vi.unstubAllEnvs();
    }
  });

  it('refuses a study or a run that is not there, before JupyterLab is opened', async () => {
    expect(() => notebookVariables({ study: join(temporaryFolder(), 'none') })).toThrow(InputError);
    const root = await study();
    expect(() => notebookVariables({ study: root, run: 'nope' })).toThrow(
      /^run 'nope': not one of the study/,
    );
  });
});
