import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/data/json/canonicalJson';
import { parseRunConfig } from '../../src/training/parseRunConfig';
import { essayConfig, type RunConfig } from '../../src/training/runConfig';
import { refusal } from '../data/refusal';

const essay = essayConfig(42);

/** The refusal of the essay's config with changes. */
function refused(change: object): string {
  return refusal(() => parseRunConfig(JSON.stringify({ ...essay, ...change }), 'runs/x/config.json'));
}

describe('parseRunConfig', () => {
  it('gives back what canonicalJson wrote', () => {
    const arbitrary: fc.Arbitrary<RunConfig> = fc.record(
      {
        task: fc.record({
          p: fc.integer({ min: 2, max: 200 }),
          train_fraction: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
          zipf_exponent: fc.double({ min: 0, max: 4, noNaN: true }).map(Math.abs),
          seed: fc.nat(),
        }),
        hidden: fc.tuple(fc.integer({ min: 1 }), fc.integer({ min: 1 })),
        adamw: fc.constant(essay.adamw),
        label_gradient: fc.constantFrom('subtractive' as const, 'summed' as const),
        arithmetic: fc.string(),
        from: fc.record({ epoch: fc.nat(), sha256: fc.string() }),
      },
      { requiredKeys: ['task', 'hidden', 'adamw', 'label_gradient', 'arithmetic'] },
    );
    fc.assert(
      fc.property(arbitrary, (config) => {
        expect(parseRunConfig(canonicalJson(config), 'config.json')).toEqual(config);
      }),
    );
  });

  it('refuses an unknown field at any depth, naming it and the file', () => {
    expect(refused({ threads: 2 })).toMatch(/^runs\/x\/config\.json: config: .*"threads"/);
    expect(refused({ task: { ...essay.task, prime: 1 } })).toMatch(/^runs\/x\/config\.json: task: .*"prime"/);
    expect(refused({ from: { epoch: 1, sha256: '', run: 'a' } })).toMatch(/config\.json: from: .*"run"/);
  });

  it.each([
    ['task.seed', { task: { ...essay.task, seed: '42' } }],
    ['task.seed', { task: { ...essay.task, seed: -1 } }],
    ['task.p', { task: { ...essay.task, p: 97.5 } }],
    ['task.train_fraction', { task: { ...essay.task, train_fraction: 1 } }],
    ['task.zipf_exponent', { task: { ...essay.task, zipf_exponent: null } }],
    ['task', { task: undefined }],
    ['hidden.1', { hidden: [128] }],
    ['hidden.1', { hidden: [128, 0] }],
    ['adamw.learningRate', { adamw: { ...essay.adamw, learningRate: 0 } }],
    ['adamw.beta2', { adamw: { ...essay.adamw, beta2: 1 } }],
    ['label_gradient', { label_gradient: 'exact' }],
    ['arithmetic', { arithmetic: 1 }],
    ['from.sha256', { from: { epoch: 1 } }],
  ])('refuses a wrong %s, naming field and file', (field, change) => {
    expect(refused(change).startsWith(`runs/x/config.json: ${field}: `)).toBe(true);
  });

  it('refuses what is no JSON, or no object', () => {
    expect(refusal(() => parseRunConfig('{', 'a.json'))).toMatch(/^a\.json: not JSON: /);
    expect(refusal(() => parseRunConfig('[]', 'a.json'))).toMatch(/^a\.json: config: /);
  });
});
