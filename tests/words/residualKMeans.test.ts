import { describe, expect, it } from 'vitest';
import { glpNormals } from '../../src/engine/glp/glpNormals';
import { matrix } from '../../src/engine/matrix';
import { permutedCodebook } from '../../src/words/permutedCodebook';
import { codeOfResiduals, residualKMeans } from '../../src/words/residualKMeans';
import { keptByWords } from '../../src/words/wordCode';

const h = matrix(
  300,
  6,
  Float64Array.from(glpNormals([4, 2], 1_800), (x, i) => 3 + (1 + (i % 6)) * x),
);
const codes = residualKMeans(h, 1);
const code = codeOfResiduals(codes);

describe('residualKMeans', () => {
  it('gives activations back by four words nearly as they were, and less well by fewer', () => {
    const words = code.verbalise(h);
    expect(words).toHaveLength(1_200);
    const without = { ...codes, codebook: { ...codes.codebook, data: codes.codebook.data.slice() } };
    without.codebook.data.fill(0, 64 * 6);
    expect(keptByWords(code, h)).toBeGreaterThan(0.98);
    const one = keptByWords(codeOfResiduals(without), h);
    expect(one).toBeGreaterThan(0.5);
    expect(one).toBeLessThan(0.95);
  });

  it('gives the same for equal seeds', () => {
    expect(residualKMeans(h, 1)).toEqual(codes);
    expect(residualKMeans(h, 2).codebook).not.toEqual(codes.codebook);
  });

  it('has the same loss with permuted words, and says nothing as before', () => {
    const permuted = codeOfResiduals({ ...codes, codebook: permutedCodebook(codes.codebook, 3) });
    expect(Math.abs(keptByWords(permuted, h) - keptByWords(code, h))).toBeLessThan(1e-6);
    const [before, after] = [code.verbalise(h), permuted.verbalise(h)];
    const equal = before.filter((word, i) => word === after[i]).length;
    expect(equal / before.length).toBeLessThan(0.1);
  });

  it('refuses words out of range, and too few rows', () => {
    expect(() => code.reconstruct([0, 64, 0, 0])).toThrow('expected 4 words of 0 to 63 each, found 64');
    expect(() => code.reconstruct([0, 1, 0])).toThrow('found 3 words');
    expect(() => residualKMeans(matrix(63, 6, h.data.slice(0, 63 * 6)))).toThrow('found 64');
  });
});
