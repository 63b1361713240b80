import { describe, expect, it } from 'vitest';
import { robustnessFigure } from '../../../src/figures/runs/robustnessFigure';
import { runTitle } from '../../../src/figures/runs/runTitle';
import { openRunBeside } from '../../../src/runs/openRunBeside';
import { madeUpRun } from '../../branches/conditionCache';
import { droppingAt } from '../../runs/histories';
import { complaints, type Part, panelsOf, rowsOf } from '../specParts';

describe('robustnessFigure', () => {
  const seeds = {
    baseline: { accuracy: droppingAt(26_000) },
    'suppress-gradient': { first: 20_000, accuracy: () => 0.97 },
    'seed-43': { accuracy: droppingAt(30_000), seed: 43 },
    'seed-43-suppress-gradient': { first: 20_000, accuracy: droppingAt(21_500, 70_000), seed: 43 },
    'seed-43-exact-from-20000': { first: 20_000, accuracy: () => 0.97, seed: 43 },
  };
  const drawn = () => robustnessFigure(madeUpRun(seeds));
  const panel = (title: string) =>
    panelsOf(drawn()).find((one) => one.name === title) ?? expect.unreachable(`no panel ${title}`);

  it('compiles and draws without a warning, a column for each seed', async () => {
    const spec = drawn();
    expect(await complaints(spec)).toEqual([]);
    expect(spec.columns).toBe(2);
    const titles = panelsOf(spec).map(({ name }) => name);
    expect(titles.slice(0, 4)).toEqual([
      'baseline, seed 42',
      'baseline, seed 43',
      'gradient-based, seed 42',
      'gradient-based, seed 43',
    ]);
    expect(titles).toHaveLength(2 * 3);
  });

  it('draws each run behind its own baseline, with the collapses that the table counts', () => {
    const drops = rowsOf(panel('gradient-based, seed 43'), 'rule').map(({ drop }) => drop);
    expect(drops).toEqual([20_000, 70_000]);
    const accuracy = rowsOf(panel('exact, from the branch, seed 43'), 'line').filter(
      ({ of }) => of === 'test accuracy',
    );
    expect(accuracy[0]).toMatchObject({ epoch: 0, value: 0.1 });
    expect(accuracy.at(-1)).toMatchObject({ epoch: 100_000, value: 0.97 });
  });

  it('marks the spike of every geometric cycle, also of one without a collapse of accuracy', () => {
    const fraction = (epoch: number) =>
      epoch > 24_000 && epoch < 25_000 ? 0.6 + (epoch === 24_300 ? 0.3 : 0) : 0.1;
    const run = madeUpRun({ baseline: { accuracy: () => 0.8, fraction } });
    const [baseline] = panelsOf(robustnessFigure(run));
    expect(rowsOf(baseline, 'point').map(({ spike }) => spike)).toEqual([24_300]);
    expect(rowsOf(baseline, 'rule')).toEqual([]);
  });

  it('says the whole rule of both counts', () => {
    const { title } = drawn();
    const { subtitle } = title as { subtitle: string[] };
    expect(subtitle.join(' ')).toContain('more than half of the variance, gaps below 5,000 epochs closed');
    expect(subtitle.join(' ')).toContain(
      'at least 0.85 for 1,000 epochs before, has fallen 0.10 below its maximum',
    );
  });

  it('has in the place of a run that is not trained the command that makes it, and no axes', () => {
    const missing = panel('exact, from the branch, seed 42');
    expect(missing.layer.map(({ mark }: Part) => mark.type)).toEqual(['text']);
    expect(missing.layer[0].mark.text.slice(0, 4)).toEqual([
      'not trained; make it with',
      'npm run -s cli --',
      'experiment',
      'exact-from-20000',
    ]);
    expect(missing.layer[0].encoding.x).toEqual({ value: missing.width / 2 });
  });

  it('names conditions that no seed has below its title, with a command, and has no row for them', () => {
    const said = (drawn().title as unknown as { subtitle: string[] }).subtitle.join('\n');
    expect(said).toMatch(
      /Not trained: frozen GLP; replay; control: random 1\.\nfrozen GLP: .*experiment suppress-frozen-glp/,
    );
    const whole = panelsOf(drawn()).map(({ name }) => name);
    expect(whole.filter((title) => title.startsWith('replay'))).toEqual([]);
  });

  it('calls a run that is no baseline of a study by its name', () => {
    const run = madeUpRun({ baseline: {}, 'suppress-gradient': { first: 20_000 } });
    const branch = openRunBeside(run, 'suppress-gradient') ?? expect.unreachable('made above');
    expect([runTitle(run), runTitle(branch)]).toEqual(['baseline', 'run suppress-gradient']);
    expect(JSON.stringify(robustnessFigure(branch).concat)).toContain('run suppress-gradient, seed 42');
  });
});
