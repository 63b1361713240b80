import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { figuresCommand } from '../../src/commands/figures';
import { atomicWrite } from '../../src/data/atomicWrite';
import { writeHistory } from '../../src/data/history';
import { canonicalJson } from '../../src/data/json/canonicalJson';
import { runPaths } from '../../src/data/runFolder';
import { figure, figureIds } from '../../src/figures/figureIndex';
import { InputError } from '../../src/inputError';
import { fixtureConfig, fixtureHistory } from '../figures/fixtureRun';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'figures-'));
  const paths = runPaths(join(folder, 'runs', 'golden'));
  atomicWrite(paths.config, canonicalJson(fixtureConfig));
  writeHistory(paths.history, fixtureHistory());
  vi.stubEnv('ACTIVATION_SUPERVISION_DATA', folder);
});

afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

async function figures(...words: string[]): Promise<string[]> {
  const lines: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  try {
    const program = new Command().exitOverride();
    figuresCommand(program);
    await program.parseAsync(['figures', ...words], { from: 'user' });
  } finally {
    log.mockRestore();
  }
  return lines;
}

describe('figures', () => {
  it('writes a figure as canonical Vega-Lite and as PNG, and prints where', async () => {
    const out = join(folder, 'out');
    const lines = await figures('baseline-dynamics', '--run', 'golden', '--out', out);
    expect(readdirSync(out).sort()).toEqual(['baseline-dynamics.png', 'baseline-dynamics.vl.json']);
    expect(lines.map((line) => line.split('/').at(-1))).toEqual([
      'baseline-dynamics.vl.json',
      'baseline-dynamics.png',
    ]);
    const text = readFileSync(join(out, 'baseline-dynamics.vl.json'), 'utf8');
    expect(canonicalJson(JSON.parse(text), 0)).toBe(text);
    expect(JSON.parse(text).$schema).toBe('https://vega.github.io/schema/vega-lite/v5.json');
  });

  it('writes the same bytes again, of a run that no study has beside the run', async () => {
    const out = join(folder, 'runs', 'golden', 'results', 'figures');
    await figures('baseline-dynamics', '--run', 'golden');
    const read = () => readdirSync(out).map((name) => readFileSync(join(out, name)));
    const first = read();
    await figures('baseline-dynamics', '--run', 'golden');
    expect(first).toHaveLength(2);
    expect(read()).toEqual(first);
  });

  it('draws what it is asked for, all of one figure, on a dark ground beside the light', async () => {
    const out = join(folder, 'formats');
    const formats = ['--format', 'svg,pdf', '--run', 'golden', '--out', out];
    await figures('baseline-dynamics', ...formats);
    await figures('baseline-dynamics', ...formats, '--theme', 'dark');
    const endings = ['pdf', 'svg', 'vl.json'];
    expect(readdirSync(out).sort()).toEqual(
      ['baseline-dynamics-dark', 'baseline-dynamics'].flatMap((name) =>
        endings.map((end) => `${name}.${end}`),
      ),
    );
    const text = (name: string) => readFileSync(join(out, name), 'latin1');
    expect(text('baseline-dynamics.pdf').slice(0, 5)).toBe('%PDF-');
    expect(text('baseline-dynamics.svg')).toContain('fill="white"');
    expect(text('baseline-dynamics-dark.svg')).toContain('fill="#111111"');
  });

  it('says which formats there are, before anything is written', async () => {
    const out = join(folder, 'none');
    await expect(
      figures('baseline-dynamics', '--format', 'png,gif', '--run', 'golden', '--out', out),
    ).rejects.toThrow(
      new InputError("format: expected any of png, svg, pdf, with commas between, found 'gif'"),
    );
    expect(readdirSync(folder)).not.toContain('none');
  });

  it('names the known figures where one is unknown, before anything is written', async () => {
    const out = join(folder, 'none');
    await expect(figures('baseline-dynamics', 'nope', '--run', 'golden', '--out', out)).rejects.toThrow(
      new InputError(`no figure 'nope'; there are ${figureIds.join(', ')}`),
    );
    expect(readdirSync(folder)).not.toContain('none');
  });

  it('writes nothing where one of the figures cannot be made', async () => {
    const out = join(folder, 'partly');
    await expect(
      figures('baseline-dynamics', 'ncc-recovery', '--run', 'golden', '--out', out),
    ).rejects.toThrow(InputError);
    expect(readdirSync(folder)).not.toContain('partly');
  });

  it('writes all that can be made where none is named, and says of the others what they lack', async () => {
    const out = join(folder, 'all');
    const said: string[] = [];
    const write = vi.spyOn(process.stderr, 'write').mockImplementation((line) => said.push(String(line)) > 0);
    try {
      await figures('--run', 'golden', '--out', out);
    } finally {
      write.mockRestore();
    }
    const written = readdirSync(out).filter((file) => file.endsWith('.vl.json'));
    expect(written).toContain('baseline-dynamics.vl.json');
    expect(written).toContain('conditions.vl.json');
    expect(written).not.toContain('suppression-dynamics.vl.json');
    expect(said.join('')).toMatch(
      /^suppression-dynamics: .*make it with .*experiment suppress-gradient --run /m,
    );
    expect(written.length + said.filter((line) => /^[a-z-]+: /.test(line)).length).toBe(
      figureIds.filter((id) => !figure(id).ofMap).length,
    );
  });

  it('names the cached runs where the run is unknown', async () => {
    await expect(figures('--run', 'nope')).rejects.toThrow(
      /run 'nope': not among the runs of .*, which has golden/,
    );
  });
});

describe('figure', () => {
  it('knows no id that is only a name every object has', () => {
    expect(() => figure('constructor')).toThrow(InputError);
  });
});
