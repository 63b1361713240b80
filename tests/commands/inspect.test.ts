import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { snapshotBytes } from '../../src/data/parameterFile';
import { float32Tensor } from '../../src/data/safetensors/tensor';
import { writeSafetensors } from '../../src/data/safetensorsFile';
import { initialParameters } from '../../src/random/initialParameters';
import { safetensorsBytes } from '../data/safetensorsBytes';
import { temporaryFolder } from '../data/temporaryFolder';
import { goldenMetrics } from '../metrics/goldenSnapshots';
import { writeStudy } from '../study/writeStudy';
import { cli } from './cli';

const golden = (epoch: number) => join(__dirname, `../golden/params-epoch-0${epoch}.safetensors`);

/** A snapshot of p = 7 and widths 6, 5 that was never trained. */
function snapshot(metadata: Record<string, string> = {}): { file: string; bytes: Uint8Array } {
  const shape = { p: 7, hidden: [6, 5] } as const;
  const bytes = snapshotBytes(initialParameters(1, shape), shape, metadata);
  const file = join(temporaryFolder(), 'snapshot.safetensors');
  writeFileSync(file, bytes);
  return { file, bytes };
}

describe('inspect', () => {
  it.each(
    goldenMetrics.map((golden) => [golden.epoch, golden] as const),
  )('prints the metrics of epoch %i as NumPy has them, as JSON alone', (epoch, expected) => {
    const { code, stdout, stderr } = cli(['inspect', golden(epoch), '--seed', '42', '--json']);
    expect([code, stderr]).toEqual([0, '']);
    const found = JSON.parse(stdout);
    expect(Object.keys(found)).toEqual(Object.keys(expected));
    const { gradient_float32_as_trained: rounding, ...rest } = expected;
    expect(Object.keys(found.gradient_float32_as_trained)).toEqual(Object.keys(rounding));
    const exact = ['epoch', 'train_accuracy', 'test_accuracy'] as const;
    for (const name of exact) expect(found[name]).toBe(rest[name]);
    expectClose(found, rest);
  });

  it('prints a list where JSON is not asked for', () => {
    const { code, stdout } = cli(['inspect', golden(26000), '--seed', '42']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ncc_minus_pc1_train_centroids +0\.993017$/m);
    expect(stdout).toMatch(/^gradient_exact\n {2}cos_effective_gradient_h1_pc1 +0\.00536479$/m);
  });

  it('asks for no seed, exponent or share that the file or the run it lies in says', () => {
    expect(cli(['inspect', golden(26000), '--json']).stdout).toBe(
      cli(['inspect', golden(26000), '--seed', '42', '--json']).stdout,
    );
    const out = join(temporaryFolder(), 'run');
    const flags = [
      '--p',
      '7',
      '--hidden',
      '6,5',
      '--zipf',
      '0.7',
      '--train-fraction',
      '0.6',
      '--epochs',
      '20',
    ];
    expect(cli(['train', '--seed', '9', '--out', out, ...flags]).code).toBe(0);
    const file = join(out, 'snapshots/epoch-000020.safetensors');
    const said = ['--seed', '9', '--zipf', '0.7', '--train-fraction', '0.6'];
    const { code, stdout } = cli(['inspect', file, '--json']);
    expect([code, stdout]).toEqual([0, cli(['inspect', file, ...said, '--json']).stdout]);
  });

  it('takes p and widths from the file, the exponent too, and has no epoch where the file has none', () => {
    const { file } = snapshot();
    const read = (...more: string[]) => {
      const { code, stdout } = cli(['inspect', file, '--seed', '9', '--json', ...more]);
      expect(code).toBe(0);
      return JSON.parse(stdout);
    };
    const plain = read();
    expect(plain.epoch).toBeUndefined();
    expect(read('--zipf', '1.5', '--train-fraction', '0.3')).toEqual(plain);
    expect(read('--zipf', '0.5').weighted_loss).not.toBe(plain.weighted_loss);
    // 29 of 49 pairs are trained on, 20 are left.
    const accuracy = 20 * read('--train-fraction', '0.6').test_accuracy;
    expect(accuracy).toBeCloseTo(Math.round(accuracy), 9);
    writeFileSync(file, snapshot({ zipf_exponent: '0.5', epoch: '700' }).bytes);
    expect(read()).toEqual({ epoch: 700, ...read('--zipf', '0.5') });
  });
});

describe('inspect refuses', () => {
  const refused = (file: string, ...more: string[]): string => {
    const { code, stdout, stderr } = cli(['inspect', file, '--seed', '42', '--json', ...more]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^error: .*\n$/);
    expect(stderr).toContain(file);
    return stderr;
  };

  it.each<[string, (bytes: Buffer) => Uint8Array, string | RegExp]>([
    ['a file of nothing', () => Buffer.alloc(0), 'expected at least 8 bytes, found 0'],
    ['a truncated file', (bytes) => bytes.subarray(0, -1), 'not a valid safetensors file'],
    ['a truncated header', (bytes) => bytes.subarray(0, 50), 'the header should end at byte'],
    [
      'a header of 2^60 bytes',
      (bytes) => replaced(bytes, 7, 0x10),
      'expected a header of at most 100000000 bytes',
    ],
    [
      'a header that is not JSON',
      (bytes) => replaced(bytes, 8, 0x5b),
      "expected the header to start with '{'",
    ],
    ['bytes too many', (bytes) => Buffer.concat([bytes, Buffer.alloc(3)]), 'the tensors cover'],
    [
      'NaN',
      (bytes) => replaced(replaced(bytes, bytes.length - 1, 0x7f), bytes.length - 2, 0xc0),
      'holds NaN',
    ],
    ['infinity', (bytes) => infinite(bytes), /holds -?Infinity at position/],
    [
      'another shape',
      (bytes) => renamed(bytes, '"shape":[6,5]', '"shape":[5,6]'),
      "'hidden1.kernel' to be F32 [6,5]",
    ],
    ['another dtype', (bytes) => renamed(bytes, '"dtype":"F32"', '"dtype":"I32"'), 'found I32'],
    [
      'a missing tensor',
      (bytes) => renamed(bytes, 'hidden1.bias', 'hidden2.bias'),
      "expected a tensor 'hidden1.bias'",
    ],
  ])('%s, naming the file and the reason', (_, damage, reason) => {
    const { file, bytes } = snapshot();
    writeFileSync(file, damage(Buffer.from(bytes)));
    expect(refused(file)).toMatch(reason instanceof RegExp ? reason : escaped(reason));
  });

  it('flipped bits of the header, or measures what is still a snapshot', () => {
    const { file, bytes } = snapshot();
    const end = 8 + Buffer.from(bytes).readUInt32LE(0);
    for (let i = 0; i < 5; i++) {
      const damaged = Buffer.from(bytes);
      damaged[Math.floor((i * end) / 5)] ^= 1 << i;
      writeFileSync(file, damaged);
      const { code, stderr } = cli(['inspect', file, '--seed', '42', '--json']);
      if (code !== 0) expect([code, stderr.split('\n').length]).toEqual([2, 2]);
    }
  });

  it('a file that is no snapshot', () => {
    const file = join(temporaryFolder(), 'other.safetensors');
    writeSafetensors(file, { tensors: new Map([['x', float32Tensor(Float32Array.of(1))]]), metadata: {} });
    expect(refused(file)).toContain("cannot tell what 'x' [1] is: say so with --map");
    writeFileSync(file, safetensorsBytes('{}', 0));
    expect(refused(file)).toContain('expected three dense layers');
  });

  it('a snapshot of another seed than asked for', () => {
    const { file } = snapshot({ seed: '7' });
    expect(refused(file)).toContain('a snapshot of seed 7, asked for as seed 42');
  });

  it('a split that leaves nothing to measure', () => {
    const { file } = snapshot();
    expect(refused(file, '--train-fraction', '1')).toContain('training fraction');
    expect(refused(file, '--train-fraction', '0.03')).toContain('at least 2 rows, found 1');
  });

  it('a file that is not there, a folder, and no seed', () => {
    expect(refused('nowhere.safetensors')).toContain('no such file');
    expect(refused(temporaryFolder())).toContain('expected a file, found a folder');
    const text = writeStudy(temporaryFolder());
    expect(refused(join(text, 'study.json'))).toContain(
      'not a valid safetensors file: it begins as a text does',
    );
    const { code, stdout, stderr } = cli(['inspect', snapshot().file]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('does not say which seed it is of; expected --seed');
  });
});

function expectClose(found: Record<string, unknown>, expected: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(expected)) {
    if (typeof value === 'object') expectClose(found[name] as never, value as never);
    // The projections of all samples sum to zero but for rounding.
    else if (name === 'all') expect(Math.abs(found[name] as number)).toBeLessThan(1e-12);
    else
      expect(Math.abs((found[name] as number) - (value as number))).toBeLessThan(
        1e-8 * Math.abs(value as number) + 1e-300,
      );
  }
}

function replaced(bytes: Buffer, at: number, value: number): Buffer {
  const out = Buffer.from(bytes);
  out[at] = value;
  return out;
}

function infinite(bytes: Buffer): Buffer {
  const out = Buffer.from(bytes);
  out.writeFloatLE(-Infinity, out.length - 4);
  return out;
}

function renamed(bytes: Buffer, from: string, to: string): Buffer {
  const text = bytes.toString('latin1');
  expect(text).toContain(from);
  return Buffer.from(text.replaceAll(from, to), 'latin1');
}

function escaped(text: string): RegExp {
  return new RegExp(text.replace(/[[\]{}()*+?.^$|\\]/g, '\\$&'));
}
