import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runPaths } from '../../../src/data/runFolder';
import { parseSafetensors } from '../../../src/data/safetensors/parseSafetensors';
import { serializeSafetensors } from '../../../src/data/safetensors/serializeSafetensors';
import { InputError } from '../../../src/inputError';
import { glpBytes, readGlp, readGlpAt } from '../../../src/models/glp/glpFile';
import { fitGlpNormaliser } from '../../../src/models/glp/glpNormaliser';
import { canonicalGlp } from '../../../src/models/glp/glpOptions';
import type { GlpPrior } from '../../../src/models/glp/glpPrior';
import { packageRoot } from '../../../src/packageRoot';
import { glpPaths } from '../../../src/priors/glpPaths';
import { formOf, smallGlp, someActivations, someState } from './glpFixtures';

const folder = mkdtempSync(join(tmpdir(), 'glp-'));
const path = join(folder, 'epoch-027000.safetensors');
const prior: GlpPrior = {
  options: smallGlp,
  parameters: someState().parameters,
  normaliser: fitGlpNormaliser(someActivations(), 16),
  seed: 3,
  epoch: 27_000,
  run: 'a1b2',
};

writeFileSync(path, glpBytes(prior));
afterAll(() => rmSync(folder, { recursive: true }));

function refused(read: () => unknown, message: string): void {
  expect(read).toThrow(InputError);
  expect(read).toThrow(message);
  expect(read).not.toThrow('\n');
}

describe('a prior file', () => {
  it('gives back what was written', () => {
    expect(readGlp(path, { run: 'a1b2', width: 16 })).toEqual(prior);
    expect(readGlpAt(folder, 27_000)).toEqual(prior);
  });

  it('has bytes that depend on its content alone', () => {
    expect(glpBytes(readGlp(path))).toEqual(glpBytes(prior));
  });

  it('keeps the committed priors what they are: canonical, byte for byte', () => {
    const { priors } = glpPaths(runPaths(join(packageRoot, 'data/runs/baseline')));
    const files = readdirSync(priors).map((name) => join(priors, name));
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) {
      const committed = readGlp(file);
      expect(committed.options).toEqual(canonicalGlp);
      expect(Buffer.from(glpBytes(committed)).equals(readFileSync(file)), file).toBe(true);
    }
  });

  it('says what it is where it is of another form', () => {
    const options = { ...formOf({ time: 'multiplied', norm: 'layer' }), projection: { t0: 0.5, steps: 20 } };
    const other = { ...prior, options, parameters: someState(options).parameters };
    writeFileSync(join(folder, 'other.safetensors'), glpBytes(other));
    expect(readGlp(join(folder, 'other.safetensors'))).toEqual(other);
    expect(Object.keys(other.parameters)).toContain('block1.time.bias');
  });

  it('is refused for another run, another width or an epoch without weights', () => {
    refused(() => readGlp(path, { run: 'ffff' }), 'expected a prior of the run ffff, found one of a1b2');
    refused(() => readGlp(path, { width: 128 }), 'expected a prior of width 128, found width 16');
    refused(() => readGlpAt(folder, 28_000), 'expected a prior at epoch 28000, found 27000');
    refused(() => readGlpAt(join(folder, 'none'), 28_000), 'expected a prior at epoch 28000, found none');
  });

  it('is refused when damaged', () => {
    const changed = (change: (file: ReturnType<typeof parseSafetensors>) => void) => {
      const file = parseSafetensors(glpBytes(prior), 'x');
      const copy = { tensors: new Map(file.tensors), metadata: { ...file.metadata } };
      change(copy);
      const damaged = join(folder, 'damaged.safetensors');
      writeFileSync(damaged, serializeSafetensors(copy));
      return () => readGlp(damaged);
    };
    const drop = changed(({ tensors }) => (tensors as Map<string, unknown>).delete('norm'));
    refused(drop, "expected 'norm' to be F32 [24], found nothing []");
    const nan = changed(({ tensors }) => tensors.get('time0')?.data.fill(Number.NaN as never));
    refused(nan, "'time0' holds NaN at position 0");
    const noPrior = changed(({ metadata }) => delete (metadata as Record<string, string>).format);
    refused(noPrior, 'not a prior of format glp-1');
    const wrong = changed(({ metadata }) => Object.assign(metadata, { options: '{"shape":{"input":3}}' }));
    refused(wrong, 'not a prior of format glp-1: its options: GLP input');
    const epoch = changed(({ metadata }) => Object.assign(metadata, { epoch: 'x' }));
    refused(epoch, 'expected a number as epoch, found x');
  });
});
