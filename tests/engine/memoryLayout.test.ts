import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLOCK_SIZE, memoryLayout, SHARDS } from '../../src/engine/memoryLayout';

const problems = fc.record({
  p: fc.integer({ min: 1, max: 120 }),
  n0: fc.integer({ min: 1, max: 150 }),
  n1: fc.integer({ min: 1, max: 150 }),
  samples: fc.integer({ min: 1, max: 4000 }),
  threads: fc.integer({ min: 1, max: 8 }),
});

describe('memoryLayout', () => {
  it('keeps every region on 64 bytes, in order, and inside the memory', () => {
    fc.assert(
      fc.property(problems, ({ p, n0, n1, samples, threads }) => {
        const { at, bytes, parameterSize, strides, widths } = memoryLayout(
          { p, hidden: [n0, n1] },
          samples,
          threads,
        );
        const starts = Object.values(at);
        expect(starts.every((start, i) => start % 64 === 0 && start > (starts[i - 1] ?? 0))).toBe(true);
        expect(at.moment1 - at.parameters).toBeGreaterThanOrEqual(4 * parameterSize);
        expect(at.firstRows - at.gradients).toBeGreaterThanOrEqual(4 * SHARDS * parameterSize);
        expect(bytes).toBeGreaterThan(at.h1Gradients);
        expect(widths.every((width, i) => strides[i] >= width && strides[i] % 32 === 16)).toBe(true);
      }),
    );
  });

  it('has room for every sample in eight shards of whole vectors', () => {
    fc.assert(
      fc.property(problems, ({ p, n0, n1, samples }) => {
        const layout = memoryLayout({ p, hidden: [n0, n1] }, samples, 1);
        expect(layout.shardSize % 4).toBe(0);
        expect(SHARDS * layout.shardSize).toBeGreaterThanOrEqual(layout.samples);
        expect(layout.samples).toBeGreaterThanOrEqual(samples);
        expect(BLOCK_SIZE % 4).toBe(0);
      }),
    );
  });

  it('shares the samples out alike for any number of threads', () => {
    const shape = { p: 97, hidden: [128, 128] } as const;
    const [one, many] = [memoryLayout(shape, 2822, 1), memoryLayout(shape, 2822, 8)];
    expect([one.shardSize, one.samples]).toEqual([356, 2824]);
    expect([many.shardSize, many.samples]).toEqual([356, 2824]);
  });
});
