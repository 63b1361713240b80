import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/packageRoot';
import { kernelFolder, needJupyter, runPython } from '../jupyter';
import { notebookNames } from './notebookNames';

const folder = join(packageRoot, 'notebooks');
const script = join(__dirname, 'notebooks.py');
/** These redraw a bar while they train, which nbval takes for outputs of their own. */
const LIVE = [
  '01-modeling-activations',
  '05-suppression',
  '08-what-drives-the-collapse',
  '09-your-own-network',
  '10-the-prior-at-scale',
  '11-words-about-activations',
];
/** About no run: its parameters are the data and the network. */
const OWN_NETWORK = '09-your-own-network';
const names = notebookNames();
const text = (name: string, extension: string) => readFileSync(join(folder, name + extension), 'utf8');

interface Report {
  readonly name: string;
  readonly problems: readonly string[];
  readonly seconds?: number;
}

async function report<T = Report>(...args: string[]): Promise<T[]> {
  const { status, stdout, stderr } = await runPython([script, ...args], {
    env: { JUPYTER_PATH: kernelFolder() },
  });
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout);
}

const problemsIn = (reports: readonly Report[]) =>
  reports.flatMap(({ name, problems }) => problems.map((problem) => `${name}: ${problem}`));

describe('the committed notebooks', () => {
  it('are numbered, start with 00-start-here, and each has its text', () => {
    expect(names[0]).toBe('00-start-here');
    expect(names.map((name) => Number(name.slice(0, 2)))).toEqual(names.map((_, i) => i));
    for (const name of names) expect(existsSync(join(folder, `${name}.ts`)), name).toBe(true);
  });

  it('are all that git knows of, so that a notebook of a reader is in nobody’s way', ({ skip }) => {
    const { status, stdout } = spawnSync('git', ['ls-files', '*.ipynb'], { cwd: folder, encoding: 'utf8' });
    if (status !== 0) skip('not a git repository');
    expect(stdout.trim().split('\n')).toEqual(names.map((name) => `${name}.ipynb`));
  });

  it('have room beside them for a reader’s own: git ignores mine, and no test reads what the table does not list', async ({
    skip,
  }) => {
    needJupyter(skip);
    const { status } = spawnSync('git', ['check-ignore', '-q', 'mine/any.ipynb'], { cwd: folder });
    expect([0, 128]).toContain(status);
    const own = mkdtempSync(join(folder, '.own-'));
    const files = [
      join(own, '12-own.ipynb'),
      join(folder, '99-own-of-a-test.ipynb'),
      join(folder, '99-own-of-a-test.ts'),
    ];
    try {
      for (const file of files) writeFileSync(file, 'no notebook at all');
      expect(notebookNames()).toEqual(names);
      expect((await report('pairs')).map(({ name }) => name)).toEqual(names);
    } finally {
      for (const file of [...files, own]) rmSync(file, { recursive: true, force: true });
    }
  });

  it('hold the same cells as their texts, outputs, no errors, and what JupyterLab would save', async ({
    skip,
  }) => {
    needJupyter(skip);
    const reports = await report('pairs');
    expect(reports.map(({ name }) => name)).toEqual(names);
    expect(problemsIn(reports)).toEqual([]);
  });

  it.each(names)('%s names no folder of the machine it was made on', (name) => {
    for (const extension of ['.ts', '.ipynb'])
      for (const place of [packageRoot, homedir(), '/tmp/']) {
        if (place !== '/') expect(text(name, extension)).not.toContain(place);
      }
  });

  it.each(names)('%s is small enough to be read on a code host', (name) => {
    expect(text(name, '.ipynb').length).toBeLessThan(2_200_000);
  });

  it.each(
    names,
  )('%s starts with the one import line, has parameters, and an exercise with a solution', (name) => {
    const source = text(name, '.ts');
    expect(source).toMatch(/import \{[^}]+\} from 'activation-supervision';/);
    const first = name === OWN_NETWORK ? 'images: number' : 'study: string = .*\nconst run: string';
    expect(source).toMatch(new RegExp(`// %% tags=\\["parameters"\\]\nconst ${first} = `));
    expect(source).not.toMatch(/openRun\(|'baseline'/);
    expect(source).toContain('**Exercise.**');
    expect(source).toContain('<details><summary>Solution</summary>');
    expect(source).toContain('https://jagilley.github.io/activation-supervision.html');
    expect(source).toContain('](../docs/glossary.md)');
  });

  it.each(names)('%s links only to files that exist', (name) => {
    const links = [...text(name, '.ts').matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target]) => target);
    const missing = links
      .filter((target) => !/^https?:/.test(target))
      .filter((target) => !existsSync(join(dirname(join(folder, name)), target)));
    expect(missing).toEqual([]);
  });

  it.each(names)('%s defines no function longer than a line', (name) => {
    expect(text(name, '.ts')).not.toMatch(/^(async )?function |=> \{$/m);
  });
});

/** Parameters that a reader sets, and what the notebook then shows or says; each the first of its code cells. */
const changes = [
  {
    name: '03-fourier-contamination',
    set: { epoch: '24_025' },
    cells: 3,
    expected: { shown: ['epochs up to it: 25 of 25', expect.stringMatching(/^PC1 holds \d/)] },
  },
  {
    name: '05-suppression',
    set: { epochs: '25', condition: "'no-such'" },
    expected: {
      error: expect.stringMatching(/^InputError: condition 'no-such': expected suppress-gradient, /),
    },
  },
  {
    name: '08-what-drives-the-collapse',
    set: { start: '100_001' },
    expected: {
      error: "InputError: epoch of run 'baseline': expected a whole number from 0 to 100000, got 100001",
    },
  },
  {
    name: '09-your-own-network',
    set: { images: '30', hidden: '[24, 16]', epochs: '5', seed: '4', exponent: '0.5' },
    cells: 4,
    expected: {
      shown: [
        'Vega-Lite chart: The twelve heaviest, and their shares of the loss',
        expect.stringMatching(/tfjs|libtensorflow/),
        'as trained: 5 of 5',
        'summed: 5 of 5',
        'Vega-Lite chart: 5 epochs from seed 4',
      ],
    },
  },
  {
    name: '09-your-own-network',
    set: { images: '500' },
    expected: { error: 'InputError: ofEach: expected an integer from 1 to 400, found 500' },
  },
  {
    name: '09-your-own-network',
    set: { epochs: '1', cachedSeed: '9' },
    expected: {
      error: expect.stringMatching(
        /^InputError: data\/digits: expected one of the seeds 1, 2, 3, found 9; npm run -s cli -- digits /,
      ),
    },
  },
  {
    name: '11-words-about-activations',
    set: { dictionary: '[5, 5]' },
    cells: 3,
    expected: {
      error: 'InputError: dictionary: expected two different frequencies of 1 to 48, found 5 and 5',
    },
  },
  {
    name: '11-words-about-activations',
    set: { captions: '[3, 97]' },
    cells: 3,
    expected: { error: 'InputError: caption: expected a sum from 0 to 96, found 97' },
  },
  {
    name: '00-start-here',
    set: { run: "'seed-0'" },
    expected: {
      error: expect.stringMatching(
        /^InputError: run 'seed-0': not one of the study, which has baseline, seed-43, .*add a seed or a condition to its study\.json$/,
      ),
    },
  },
];

describe('every notebook', () => {
  it('runs under our kernel without an error and gives the committed outputs', async ({ skip }) => {
    needJupyter(skip);
    expect(problemsIn(await report('check', 'activation-supervision'))).toEqual([]);
  }, 1_500_000);

  it('goes where a reader sends it, or says what it expected and which command helps', async ({ skip }) => {
    needJupyter(skip);
    const cases = JSON.stringify(changes.map(({ expected: _, ...change }) => change));
    expect(await report('changed', cases)).toEqual(changes.map(({ expected }) => expected));
  }, 900_000);

  it('runs under stock tslab without an error, and shows what it has to show', async ({ skip }) => {
    needJupyter(skip);
    expect(problemsIn(await report('check', 'tslab'))).toEqual([]);
  }, 900_000);

  it('gives the committed outputs by nbval, too, but for those with live bars', async ({ skip }) => {
    needJupyter(skip);
    const args = ['-m', 'pytest', '--nbval', '-q', '--sanitize-with', join(__dirname, 'nbval.cfg')];
    const env = { JUPYTER_PATH: kernelFolder() };
    const still = names.filter((name) => !LIVE.includes(name)).map((name) => `${name}.ipynb`);
    const run = await runPython([...args, '-p', 'no:cacheprovider', ...still], {
      cwd: folder,
      env,
    });
    expect(run.status, run.stdout).toBe(0);
  }, 600_000);
});
