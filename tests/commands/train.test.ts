import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readParameters } from '../../src/data/parameterFile';
import { temporaryFolder } from '../data/temporaryFolder';
import { runBytes } from '../training/runFixtures';
import { cli, startCli } from './cli';

const small = (...more: string[]) => ['train', '--seed', '3', '--p', '7', '--hidden', '8,8', ...more];

describe('train', () => {
  it('writes a run whose last epoch is a snapshot, and prints nothing on standard output', () => {
    const out = join(temporaryFolder(), 'run');
    const { code, stdout, stderr } = cli(small('--epochs', '130', '--snapshot-every', '50', '--out', out));
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toContain('130/130 epochs');
    expect(Object.keys(runBytes(out))).toContain('snapshots/epoch-000130.safetensors');
    const { shape, metadata } = readParameters(join(out, 'snapshots/epoch-000130.safetensors'));
    expect(shape).toEqual({ p: 7, hidden: [8, 8] });
    expect(metadata).toEqual({ epoch: '130', seed: '3', zipf_exponent: '1.5' });
  });

  it('replays a window of itself more densely, from a state', () => {
    const root = temporaryFolder();
    const [whole, window] = [join(root, 'whole'), join(root, 'window')];
    cli(small('--epochs', '120', '--snapshot-every', '20', '--state-every', '60', '--out', whole));
    const from = join(whole, 'states/epoch-000060.safetensors');
    const args = small('--epochs', '120', '--snapshot-every', '10', '--from', from, '--out', window);
    expect(cli(args).code).toBe(0);
    const [a, b] = [runBytes(whole), runBytes(window)];
    for (const epoch of ['080', '100', '120'])
      expect(b[`snapshots/epoch-000${epoch}.safetensors`]).toBe(a[`snapshots/epoch-000${epoch}.safetensors`]);
    expect(b['snapshots/epoch-000090.safetensors']).toBeDefined();
  });

  it('trains on tfjs to the same parameters within rounding', () => {
    const root = temporaryFolder();
    const last = (...more: string[]) => {
      const out = join(root, more.join('-'));
      expect(cli(small('--epochs', '5', '--out', out, ...more)).code).toBe(0);
      return readParameters(join(out, 'snapshots/epoch-000005.safetensors')).parameters['hidden1.kernel'];
    };
    const [simd, tfjs] = [last('--engine', 'auto'), last('--engine', 'tfjs', '--backend', 'cpu')];
    expect(Math.max(...simd.map((x, i) => Math.abs(x - tfjs[i])))).toBeLessThan(1e-5);
  });
});

describe('train refuses', () => {
  it.each([
    ['a negative epoch', ['--epochs', '-1'], "expected an integer from 1 to 2147483647, got '-1'"],
    ['half an epoch', ['--epochs', '1.5'], "got '1.5'"],
    ['an exponent in words', ['--zipf', 'abc'], "expected a finite number from 0 up, got 'abc'"],
    ['a negative exponent', ['--zipf', '-2'], "got '-2'"],
    ['an endless exponent', ['--zipf', 'Infinity'], "got 'Infinity'"],
    ['a seed beyond 32 bits', ['--seed', '4294967296'], "got '4294967296'"],
    ['no threads', ['--threads', '0'], "expected an integer from 1 to 64, got '0'"],
    ['one width', ['--hidden', '128'], "expected two widths such as 128,128, got '128'"],
    ['a width of nothing', ['--hidden', '128,0'], "got '128,0'"],
    ['a modulus of 1', ['--p', '1'], "expected an integer from 2 to 1024, got '1'"],
    ['a train fraction of all', ['--train-fraction', '1'], 'the training fraction must leave both sets'],
    ['no train fraction', ['--train-fraction', '0'], 'the training fraction must leave both sets'],
    ['an epsilon of 0', ['--epsilon', '0'], "expected a number above 0, got '0'"],
    ['an unknown engine', ['--engine', 'gpu'], "expected auto or native or wasm or tfjs, got 'gpu'"],
    ['an unknown arithmetic', ['--label-gradient', 'exact'], "log1p, stablemax, got 'exact'"],
    ['an unknown option', ['--epoch', '3'], "unknown option '--epoch'"],
    ['a state that is not there', ['--from', 'nowhere.safetensors'], 'nowhere.safetensors: no such file'],
    ['a model beyond the memory', ['--p', '1024', '--hidden', '4096,4096'], 'the engine has at most'],
  ])('%s: exit code 2, one line, nothing written', (_, wrong, message) => {
    const out = join(temporaryFolder(), 'run');
    const { code, stdout, stderr } = cli(small('--epochs', '10', '--out', out, ...wrong));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.split('\n')[0]).toMatch(/^error: /);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
    expect(existsSync(out)).toBe(false);
  });

  it('to go without a seed, a number of epochs or a folder', () => {
    expect(cli(['train', '--epochs', '3', '--out', 'x'])).toMatchObject({ code: 2, stdout: '' });
    expect(cli(['train', '--seed', '3', '--out', 'x']).stderr).toContain("'--epochs <n>' not specified");
    expect(cli(['train', '--seed', '3', '--epochs', '3']).stderr).toContain("'--out <dir>' not specified");
  });

  it('a folder that cannot be written', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, 'mine');
    for (const out of [file, join(file, 'below'), '/proc/run']) {
      const { code, stderr } = cli(small('--epochs', '10', '--out', out));
      expect(code).toBe(2);
      expect(stderr).toMatch(/^error: .*cannot be written.*\n$/);
    }
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });
});

describe('train and a folder that is taken', () => {
  const root = mkdtempSync(join(tmpdir(), 'activation-supervision-'));
  const out = join(root, 'run');
  afterAll(() => rmSync(root, { recursive: true }));
  beforeAll(() => {
    expect(cli(small('--epochs', '30', '--out', out)).code).toBe(0);
  });

  it.each([
    ['another seed', ['--seed', '4'], 'task.seed is 3, not 4'],
    ['another arithmetic', ['--label-gradient', 'summed'], 'label_gradient is "subtractive", not "summed"'],
    ['another width', ['--hidden', '8,9'], 'hidden.1 is 8, not 9'],
    ['another exponent, resumed', ['--zipf', '1', '--resume'], 'task.zipf_exponent is 1.5, not 1'],
    [
      'other rows of history, resumed',
      ['--history-every', '7', '--resume'],
      'keeps history every 100 epochs, asked',
    ],
    [
      'snapshots that it has not, resumed',
      ['--snapshot-every', '7', '--resume'],
      'keeps no snapshots, asked',
    ],
    ['the same run', [], 'go on with --resume'],
    ['fewer epochs than it has', ['--epochs', '20', '--resume'], 'the run is at 30 already'],
  ])('by a run and %s: exit code 2, nothing touched', (_, more, message) => {
    const before = runBytes(out);
    const { code, stderr } = cli(small('--epochs', '30', '--out', out, ...more));
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: .*\n$/);
    expect(stderr).toContain(message);
    expect(runBytes(out)).toEqual(before);
  });
});

describe('train --resume', () => {
  it('needs the folder alone, and gives what the first call asked for', async () => {
    const root = temporaryFolder();
    const [whole, part] = [join(root, 'whole'), join(root, 'part')];
    const asked = [
      ...[
        '--seed',
        '3',
        '--p',
        '7',
        '--hidden',
        '8,9',
        '--zipf',
        '1.2',
        '--train-fraction',
        '0.4',
        '--beta2',
        '0.99',
      ],
      ...[
        '--label-gradient',
        'drive:2',
        '--label-gradient-for',
        '2',
        '--suppress',
        'random',
        '--suppress-seed',
        '4',
      ],
      ...[
        '--history-every',
        '10',
        '--snapshot-every',
        '50',
        '--state-every',
        '60',
        '--covariance-every',
        '40',
      ],
    ];
    expect(cli(['train', ...asked, '--epochs', '600', '--out', whole]).code).toBe(0);
    expect(cli(['train', ...asked, '--epochs', '500', '--out', part]).code).toBe(0);
    expect(cli(['train', '--resume', '--epochs', '600', '--out', part]).code).toBe(0);
    const [expected, found] = [runBytes(whole), runBytes(part)];
    // The last epoch of the first call is a snapshot, whether the longer run would have one there or not.
    expect(found).toEqual(expected);
    expect(Object.keys(found)).toContain('snapshots/epoch-000550.safetensors');
    expect(cli(['train', '--resume', '--out', part])).toMatchObject({ code: 0 });
  });

  it('knows its last epoch after a kill', async () => {
    const out = join(temporaryFolder(), 'run');
    const child = startCli([
      'train',
      '--seed',
      '3',
      '--p',
      '23',
      '--epochs',
      '4000',
      '--state-every',
      '50',
      '--out',
      out,
    ]);
    while (!existsSync(join(out, 'states/epoch-000050.safetensors')))
      await new Promise((resolve) => setTimeout(resolve, 2));
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(cli(['train', '--resume', '--out', out]).stderr).toContain('4000/4000 epochs');
    expect(existsSync(join(out, 'states/epoch-004000.safetensors'))).toBe(true);
  });

  it('needs a seed and a number of epochs where no run has begun', () => {
    const out = join(temporaryFolder(), 'run');
    expect(cli(['train', '--resume', '--out', out]).stderr).toContain("'--seed <n>' not specified");
    expect(cli(['train', '--resume', '--seed', '3', '--out', out]).stderr).toContain(
      "'--epochs <n>' not specified",
    );
    expect(existsSync(out)).toBe(false);
  });

  it('refuses what contradicts the run', () => {
    const out = join(temporaryFolder(), 'run');
    const first = [
      ...small('--epochs', '30', '--out', out),
      '--suppress',
      'gradient',
      '--suppress-every',
      '5',
    ];
    expect(cli(first).code).toBe(0);
    const again = (...more: string[]) =>
      cli(['train', '--resume', '--epochs', '40', '--out', out, ...more]).stderr;
    expect(again('--suppress-every', '6')).toContain('suppression.every is 5, not 6');
    expect(again('--suppress', 'none')).toContain(
      'suppression is {"every":5,"source":"gradient"}, not nothing',
    );
    expect(again('--gauge', '1')).toContain('step is nothing, not {"gauge":1}');
    expect(again('--engine', 'tfjs')).toContain('arithmetic is "simd-1", not "tfjs-auto"');
  });
});
