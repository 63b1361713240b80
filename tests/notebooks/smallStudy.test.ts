import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notebookVariables } from '../../src/commands/lab';
import { type History, readHistory, writeHistory } from '../../src/data/history';
import { runPaths } from '../../src/data/runFolder';
import { cli } from '../commands/cli';
import { kernelFolder, needJupyter, runPython } from '../jupyter';
import { writeStudy } from '../study/writeStudy';

const script = join(__dirname, 'notebooks.py');
const parent = mkdtempSync(join(tmpdir(), 'activation-supervision-'));
const study = join(parent, 'study');
/** A copy of its run, which its study does not have, with an accuracy that was never measured: it falls after 3,500. */
const collapsing = join(study, 'runs', 'collapsing');
const ONSET = 3_500;

afterAll(() => rmSync(parent, { recursive: true }));
beforeAll(() => {
  writeStudy(study, { task: { p: 31 }, hidden: [32, 32], epochs: 4_000, seeds: [1] });
  const { code, stderr } = cli(['experiment', 'baseline', '--study', study]);
  expect(code, stderr).toBe(0);
  cpSync(join(study, 'runs', 'seed-1'), collapsing, { recursive: true });
  const { history } = runPaths(collapsing);
  const measured = readHistory(history) as History & { readonly test_accuracy: Float64Array };
  const made = measured.test_accuracy.map((_, i) => (measured.epoch[i] > ONSET ? 0.5 : 0.99));
  writeHistory(history, { ...measured, test_accuracy: made });
});

type Set = Readonly<Record<string, string>>;

/** What copies of notebooks show, all of it as one text, by name. */
async function shown(sets: Readonly<Record<string, Set>>, env: Set = {}): Promise<Record<string, string>> {
  const cases = Object.entries(sets).map(([name, set]) => ({ name, set }));
  const args = [script, 'changed', JSON.stringify(cases)];
  const { status, stdout, stderr } = await runPython(args, { env: { JUPYTER_PATH: kernelFolder(), ...env } });
  expect(status, stderr).toBe(0);
  const reports: { readonly shown?: string[]; readonly error?: string }[] = JSON.parse(stdout);
  return Object.fromEntries(
    reports.map(({ shown: parts, error }, i) => {
      expect([cases[i].name, error]).toEqual([cases[i].name, undefined]);
      // Notes of a table are broken into lines.
      return [cases[i].name, (parts ?? []).join('\n').replace(/\s+/g, ' ')];
    }),
  );
}

const NO_COLLAPSE = "Run 'seed-1' has no collapse, so no onset to look at; instead: epoch";
const NO_ROWS = 'This run has no accuracy collapse, and these rows are about collapses.';
const experiment = (name: string, where: string) =>
  `make it with npm run -s cli -- experiment ${name} ${where}.`;

describe('the notebooks about a small study that lacks all but its first run', () => {
  let told: Record<string, string>;

  it('run from their first cell to their last, on the study that lab was opened with', async ({ skip }) => {
    needJupyter(skip);
    const live = { epochs: '100' };
    const sets = {
      '00-start-here': {},
      '01-modeling-activations': { steps: '20' },
      '02-memorization-subspace': {},
      '03-fourier-contamination': {},
      '04-loss-landscape': {},
      '05-suppression': live,
      '06-autonomous-discovery': {},
      '07-metacognitive-supervision': {},
      '08-what-drives-the-collapse': live,
      '10-the-prior-at-scale': { lengths: '[2, 4]' },
      '11-words-about-activations': { steps: '20' },
    };
    told = await shown(sets, notebookVariables({ study }));
    expect(Object.keys(told)).toEqual(Object.keys(sets));
  }, 300_000);

  it.for<readonly [string, readonly string[]]>([
    ['00-start-here', ['[ncc-recovery]', NO_ROWS, 'unjudged']],
    ['01-modeling-activations', [`${NO_COLLAPSE} 4,000, its end.`, 'A small prior, epoch 4,000']],
    [
      '02-memorization-subspace',
      [`Run 'seed-1' has no prior; ${experiment('glp', `--study ${study}`)}`, '[recurrence]', NO_ROWS],
    ],
    ['03-fourier-contamination', ['PC1 holds', 'the run has no accuracy collapse', '[ncc-recovery]']],
    ['04-loss-landscape', ['278 others', '[gradient-alignment]', '[method-agreement]', 'unjudged']],
    [
      '05-suppression',
      [
        'Two branches of epoch 2,300',
        '[suppression]',
        'seed-1-suppress-gradient: not cached, so trained here from epoch 2,300 to 2,400',
        `the whole run: npm run -s cli -- experiment suppress-gradient --study ${study}`,
      ],
    ],
    [
      '06-autonomous-discovery',
      ['Replay buffer: expected at least one geometric cycle, found none', '[replay-suppression]'],
    ],
    [
      '07-metacognitive-supervision',
      ['0 geometric cycles, 0 accuracy collapses', '[control-properties]', '[robustness]', 'unjudged'],
    ],
    [
      '08-what-drives-the-collapse',
      ['From epoch 2,300, one thing apart', '[mechanism]', '[rounding]', 'unjudged', 'No run on JAX'],
    ],
    [
      '10-the-prior-at-scale',
      [
        `${NO_COLLAPSE} 0, 4,000 before its end.`,
        'back through the prior',
        `prior-scaling.arrow: no such file; ${experiment('prior-scaling', `--study ${study}`)}`,
      ],
    ],
    [
      '11-words-about-activations',
      [
        'Words that were trained to give activations back',
        `Run 'seed-1' has no words that were trained in full; ${experiment('grounding', `--study ${study}`)}`,
        'No run beside this one has a direction projected out.',
      ],
    ],
  ])('%s shows what there is, and says what there is not', ([name, sentences], { skip }) => {
    needJupyter(skip);
    for (const sentence of sentences) expect(told[name]).toContain(sentence);
  });

  it('have nothing of the essay beside another set-up', ({ skip }) => {
    needJupyter(skip);
    for (const text of Object.values(told)) expect(text).not.toMatch(/\(essay|: essay/);
  });
});

it('about a run that collapses, known by its folder, name for each thing that it lacks one command', async ({
  skip,
}) => {
  needJupyter(skip);
  const set = { study: JSON.stringify(study), run: JSON.stringify(collapsing) };
  const where = `--run ${collapsing}`;
  const told = await shown({
    '00-start-here': set,
    '02-memorization-subspace': set,
    '04-loss-landscape': set,
    '08-what-drives-the-collapse': { ...set, epochs: '50' },
  });
  expect(told['00-start-here']).toMatch(/1 +onset +3,500/);
  expect(told['02-memorization-subspace']).toContain(`has no prior; ${experiment('glp', where)}`);
  expect(told['02-memorization-subspace']).toContain(
    `has no residuals at epoch 3500; it has none; ${experiment('glp', where)}`,
  );
  const gradient = told['04-loss-landscape'];
  expect(gradient).toContain(
    `gradient-onset-1.arrow: no such file; ${experiment('gradient-windows', where)}`,
  );
  expect(gradient).toMatch(/Missing here: run .* has no residuals/);
  expect(told['08-what-drives-the-collapse']).toContain('From epoch 1,800, one thing apart');
  for (const name of ['rounding', 'drift', 'row-excess'])
    expect(told['08-what-drives-the-collapse']).toContain(experiment(name, where));
}, 300_000);
