import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRunReference } from '../../src/experiments/runReference';
import { refusal } from '../data/refusal';
import { temporaryFolder } from '../data/temporaryFolder';

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

describe('readRunReference', () => {
  it('gives the precision, the state it goes on from and its history', () => {
    const { precision, from, history } = readRunReference(written(content));
    expect([precision, from]).toEqual(['float64', content.from]);
    for (const [name, values] of Object.entries(content.history)) {
      expect([...history[name as keyof typeof history]]).toEqual(values);
    }
  });

  it('says what is projected out, as a config does', () => {
    const suppression = { source: 'gradient', every: 100 };
    expect(readRunReference(written({ ...content, suppression })).suppression).toEqual(suppression);
    expect(readRunReference(written(content)).suppression).toBeUndefined();
  });

  it.each([
    ['a suppression that there is not', { suppression: { source: 'loss' } }, 'suppression.source'],
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
    const said = refusal(() => readRunReference(file));
    expect(said).toContain(file);
    expect(said).toContain(message);
  });
});
