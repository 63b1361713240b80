import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBackend } from '../../src/compute/openBackend';
import { glpNormals } from '../../src/engine/glp/glpNormals';
import { matrix } from '../../src/engine/matrix';
import type { Dictionary } from '../../src/words/dictionary';
import { permutedCodebook } from '../../src/words/permutedCodebook';
import { trainVerbaliser } from '../../src/words/trainVerbaliser';
import { verbalise } from '../../src/words/verbaliser';
import { type KeptVerbaliser, readVerbaliser, verbaliserBytes } from '../../src/words/verbaliserFile';
import { codeOfVerbaliser, keptByWords } from '../../src/words/wordCode';

const dictionary: Dictionary = { p: 13, frequencies: [2, 5], shift: 3 };
const h = matrix(80, 6, Float64Array.from(glpNormals([4, 2], 480)));
let kept: KeptVerbaliser;
let root: string;
let file: string;

beforeAll(async () => {
  await openBackend('wasm');
  const verbaliser = await trainVerbaliser(h, { steps: 10, hidden: 16 });
  kept = { verbaliser, run: 'abc', epoch: 20_000, dictionary };
  root = mkdtempSync(join(tmpdir(), 'activation-supervision-'));
  file = join(root, 'verbaliser.safetensors');
  writeFileSync(file, verbaliserBytes(kept));
});
afterAll(() => rmSync(root, { recursive: true }));

describe('a file of a verbaliser', () => {
  it('gives it back, number for number', () => {
    expect(readVerbaliser(file, { run: 'abc', dictionary })).toEqual(kept);
  });

  it.each([
    [{ run: 'def' }, 'expected a verbaliser of the run def, found one of abc'],
    [
      { dictionary: { ...dictionary, shift: 0 } },
      'expected the dictionary of p = 13, rhythms 2 and 5, shift 0, found of p = 13, rhythms 2 and 5, shift 3',
    ],
  ])('is refused where %j is expected', (expected, reason) => {
    expect(() => readVerbaliser(file, expected)).toThrow(reason);
  });

  it('is refused where it is something else, or has a dictionary that is none', () => {
    const other = join(root, 'other.safetensors');
    writeFileSync(other, verbaliserBytes({ ...kept, dictionary: { ...dictionary, p: 500 } }));
    expect(() => readVerbaliser(other)).toThrow(
      'its dictionary: dictionary: expected a modulus from 3 to 128',
    );
    expect(() =>
      readVerbaliser(join('data', 'runs', 'baseline', 'directions', 'replay.safetensors')),
    ).toThrow('expected a verbaliser of format verbaliser-1');
  });
});

describe('permutedCodebook', () => {
  it('gives a verbaliser with the same loss to 1e-6 that says other words', () => {
    const { verbaliser } = kept;
    const permuted = { ...verbaliser, codebook: permutedCodebook(verbaliser.codebook, 5) };
    const [before, after] = [verbaliser, permuted].map((one) => keptByWords(codeOfVerbaliser(one), h));
    expect(Math.abs(after - before)).toBeLessThan(1e-6);
    const [words, others] = [verbalise(verbaliser, h), verbalise(permuted, h)];
    expect(words.filter((word, i) => word === others[i]).length / words.length).toBeLessThan(0.2);
  });

  it('keeps every code at its place of the caption', () => {
    const { codebook } = kept.verbaliser;
    const permuted = permutedCodebook(codebook, 5);
    for (let place = 0; place < 4; place++) {
      const codes = (of: typeof codebook) =>
        Array.from({ length: 64 }, (_, word) =>
          of.data.slice(16 * (64 * place + word), 16 * (64 * place + word + 1)).join(),
        ).sort();
      expect(codes(permuted)).toEqual(codes(codebook));
    }
    expect(permuted).not.toEqual(codebook);
  });
});
