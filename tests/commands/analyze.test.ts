import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDirections } from '../../src/data/directionFile';
import { temporaryFolder } from '../data/temporaryFolder';
import { cli, startCli } from './cli';

const array = (name: string) => join(__dirname, '../analysis/fixtures', `activations.npz#${name}`);
const fixture = (name: string) => join(__dirname, '../data/arrays/fixtures', name);
const golden = JSON.parse(readFileSync(join(__dirname, '../analysis/fixtures/analysis.json'), 'utf8'));

const given = [array('h'), '--labels', array('labels'), '--weights', array('weights')];
const test = ['--test', array('test'), '--test-labels', array('test_labels')];
const prior = ['--prior', '--prior-steps', '8', '--prior-size', 'small', '--seed', '3'];

describe('analyze', () => {
  it('prints as JSON alone what NumPy and scikit-learn find', () => {
    const { code, stdout, stderr } = cli(['analyze', ...given, ...test, '--without', 'pc1', '--json']);
    expect([code, stderr]).toEqual([0, '']);
    const { tables, spectrum, exact } = JSON.parse(stdout);
    const [first, second] = tables[0].rows;
    for (const [row, name] of [
      [first, 'as it stands'],
      [second, 'without PC1'],
    ] as const) {
      for (const measure of [
        'pc1_share',
        'participation_ratio',
        'ncc_raw',
        'ncc_minus_pc1',
        'between_class_variance',
      ]) {
        expect(row[measure] / golden[name][measure]).toBeCloseTo(1, 6);
      }
    }
    expect(exact).toBe(true);
    expect(spectrum[0] / golden['as it stands'].spectrum[0]).toBeCloseTo(1, 6);
  });

  it('prints a table where JSON is not asked for, and says how it was made', () => {
    const { code, stdout } = cli(['analyze', ...given, ...test], { COLUMNS: '200' });
    expect(code).toBe(0);
    expect(stdout).toMatch(/NCC raw +NCC − PC1/);
    expect(stdout).toMatch(/top-2 +2 +/);
    expect(stdout).toContain('exact, by full eigendecomposition');
    expect(stdout).not.toMatch(/essay|claim/);
  });

  it('writes table, figure, directions and prior, the same bytes for any thread count', () => {
    const folder = temporaryFolder();
    const outs = ['1', '2'].map((threads) => {
      const out = join(folder, threads);
      const { code } = cli(['analyze', ...given, ...prior, '--out', out, '--threads', threads]);
      expect(code).toBe(0);
      return out;
    });
    const names = readdirSync(outs[0]).sort();
    expect(names).toEqual([
      ...['analysis.json', 'analysis.md', 'analysis.png', 'analysis.vl.json'],
      ...['pc1.safetensors', 'prior.safetensors', 'residual-pc1.safetensors'],
    ]);
    for (const name of names) {
      expect(readFileSync(join(outs[0], name)).equals(readFileSync(join(outs[1], name))), name).toBe(true);
    }
    const { directions } = readDirections(join(outs[0], 'pc1.safetensors'));
    for (const [j, x] of golden['as it stands'].pc1.entries()) expect(directions.data[j]).toBeCloseTo(x, 6);
    const again = cli([
      'analyze',
      ...given,
      '--without',
      join(outs[0], 'residual-pc1.safetensors'),
      '--json',
    ]);
    expect(JSON.parse(again.stdout).tables[0].rows[0].cos_pc1_without).toBeGreaterThan(0);
  });

  it.each<[string, readonly string[], string]>([
    ['a file that is not there', [fixture('gone.npy')], 'gone.npy: no such file'],
    ['several arrays', [fixture('several.npz')], 'holds several arrays, name one as FILE#NAME: h1, labels'],
    ['pickled objects', [fixture('objects.npy')], 'pickled and never run'],
    ['NaN and overflow', [fixture('overflow.npy')], 'found Infinity at [0, 0]; float16 ends at 65,504'],
    ['three dimensions', [fixture('three.npy')], 'expected [n x d], found [2 x 3 x 4]'],
    [
      'other labels',
      [array('h'), '--labels', array('test_labels')],
      'labels: expected one for each of 240 rows, found 90',
    ],
    ['a matrix as labels', [array('h'), '--labels', array('h')], 'expected one column, found [240 x 12]'],
    [
      'a test without labels',
      [array('h'), '--labels', array('labels'), '--test', array('test')],
      'rows alone',
    ],
    [
      'a direction of another width',
      [array('h'), '--without', fixture('labels.npy')],
      'expected a direction of 12 numbers',
    ],
    ['no such option', [array('h'), '--frobnicate'], "unknown option '--frobnicate'"],
    [
      'steps of no prior',
      [array('h'), '--prior-steps', '9'],
      '--prior-steps: expected with --prior, found without',
    ],
    ['a size of no prior', [array('h'), '--prior-size', 'small'], '--prior-size: expected with --prior'],
    ['no folder', [array('h'), '--out', ''], "--out: expected a folder, found ''"],
    [
      'a file as a folder',
      [array('h'), '--out', fixture('f4.npy')],
      '--out: expected a folder, found the file',
    ],
    [
      'what is no file to take off',
      [array('h'), '--without', 'pc2'],
      "--without: expected pc1 or a file, found 'pc2', which is neither",
    ],
    ['too few steps', [array('h'), '--prior', '--prior-steps', '1'], 'expected an integer from 4'],
  ])('ends with 2 and one line for %s', (_, args, expected) => {
    const { code, stdout, stderr } = cli(['analyze', ...args]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.split('\n')[0]).toContain(expected);
    expect(stderr).not.toContain('    at ');
  });

  it('writes over no analysis that is there', () => {
    const out = temporaryFolder();
    writeFileSync(join(out, 'analysis.json'), 'mine');
    const { code, stderr } = cli(['analyze', ...given, '--out', out]);
    expect([code, stderr.includes('analysis.json: already there')]).toEqual([2, true]);
    expect(readFileSync(join(out, 'analysis.json'), 'utf8')).toBe('mine');
  });

  it('is ended by Ctrl-C while it trains, and has written nothing', async () => {
    const out = join(temporaryFolder(), 'out');
    const args = ['analyze', ...given, '--prior', '--prior-steps', '100000', '--out', out];
    const child = startCli(args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
    child.stderr?.on('data', (text) => {
      if (said === '') child.kill('SIGINT');
      said += text;
    });
    expect(await ended).toBe(130);
    expect(said).toContain('interrupted; nothing was written');
    expect(existsSync(out)).toBe(false);
  });

  it('takes less memory for a file than its numbers would as float64', () => {
    const folder = temporaryFolder();
    const preload = join(folder, 'peak.cjs');
    writeFileSync(
      preload,
      "process.on('exit', () => console.error('peak', process.resourceUsage().maxRSS));",
    );
    const file = join(folder, 'large.npy');
    writeNpy(file, 60_000, 512);
    const { code, stderr } = cli(['analyze', file, '--json'], { NODE_OPTIONS: `--require ${preload}` });
    expect(code).toBe(0);
    const peak = Number(/peak (\d+)/.exec(stderr)?.[1]) * 1024;
    // The numbers alone would be 246 MB; Node and the kernel take some 120 MB without them.
    expect(peak).toBeGreaterThan(50e6);
    expect(peak).toBeLessThan(280e6);
  });
});

/** float32 [rows x columns] of a fixed sequence, a row at a time. */
function writeNpy(path: string, rows: number, columns: number): void {
  const header = `{'descr': '<f4', 'fortran_order': False, 'shape': (${rows}, ${columns}), }`;
  const text = header.padEnd(Math.ceil((header.length + 11) / 64) * 64 - 11).concat('\n');
  const file = openSync(path, 'w');
  const head = Buffer.from([0x93, ...Buffer.from('NUMPY'), 1, 0, 0, 0]);
  head.writeUInt16LE(text.length, 8);
  writeSync(file, Buffer.concat([head, Buffer.from(text)]));
  let state = 1;
  const block = new Float32Array(columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      block[j] = state / 2 ** 32;
    }
    writeSync(file, Buffer.from(block.buffer));
  }
  closeSync(file);
}
