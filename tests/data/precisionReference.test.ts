import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPrecisionReference } from '../../src/data/precisionReference';
import { refusal } from './refusal';
import { temporaryFolder } from './temporaryFolder';

const content = {
  precision: 'float64',
  from: { epoch: 20_000, sha256: 'ab' },
  versions: { jax: '0' },
  history: {
    epoch: [20_000, 20_100],
    test_accuracy: [0.5, 0.6],
    h1_pc1_variance_fraction: [0.1, 0.2],
    h1_participation_ratio: [20, 19],
  },
};

function written(value: unknown): string {
  const file = join(temporaryFolder(), 'reference.json');
  writeFileSync(file, JSON.stringify(value));
  return file;
}

describe('readPrecisionReference', () => {
  it('gives the precision, the state it goes on from and its history', () => {
    const { precision, from, history } = readPrecisionReference(written(content));
    expect([precision, from]).toEqual(['float64', content.from]);
    for (const [name, values] of Object.entries(content.history)) {
      expect([...history[name as keyof typeof history]]).toEqual(values);
    }
  });

  it.each([
    ['a precision that there is not', { precision: 'float16' }, 'precision'],
    ['no history', { history: undefined }, 'history'],
    ['a field too many', { more: 1 }, 'Unrecognized key: "more"'],
    [
      'a column too short',
      { history: { ...content.history, test_accuracy: [1] } },
      'history.test_accuracy: expected 2 numbers, found 1',
    ],
  ])('refuses %s, naming the file', (_, change, message) => {
    const file = written({ ...content, ...change });
    const said = refusal(() => readPrecisionReference(file));
    expect(said).toContain(file);
    expect(said).toContain(message);
  });
});
