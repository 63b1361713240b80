import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasPlainStep, readRunReference } from '../../src/runs/runReference';
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
      expect([...(history[name as keyof typeof content.history] ?? [])]).toEqual(values);
    }
  });

  it('says what is projected out, as a config does', () => {
    const suppression = { source: 'gradient', every: 100 };
    expect(readRunReference(written({ ...content, suppression })).suppression).toEqual(suppression);
    expect(readRunReference(written(content)).suppression).toBeUndefined();
  });

  it('says the arithmetic of its steps as a config does; as trained where the file says nothing', () => {
    const step = { heaviest: 2 };
    const two = readRunReference(written({ ...content, label_gradient: 'summed', step }));
    expect(two).toMatchObject({ label_gradient: 'summed', step });
    expect(hasPlainStep(two)).toBe(false);
    expect(hasPlainStep(readRunReference(written({ ...content, step: { gauge: 1 } })))).toBe(false);
    expect(hasPlainStep(readRunReference(written(content)))).toBe(true);
  });

  it('gives what the softmax does not see, where its history has it', () => {
    const history = { ...content.history, mean_logit: [-1, -2], cos_h1_pc1_head_mean: [0.5, 0.9] };
    const { mean_logit } = readRunReference(written({ ...content, history })).history;
    expect(mean_logit).toEqual(Float64Array.of(-1, -2));
  });

  it.each([
    ['a label gradient that there is not', { label_gradient: 'exact' }, 'label_gradient'],
    ['an unknown part of the step', { step: { gauges: 1 } }, 'step: Unrecognized key: "gauges"'],
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
