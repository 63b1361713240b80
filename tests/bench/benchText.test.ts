import { describe, expect, it } from 'vitest';
import { benchText } from '../../bench/benchText.mjs';
import { found } from './found';

describe('benchText', () => {
  const lines = benchText(found).split('\n');
  const lineOf = (title: string): string => lines.find((line: string) => line.includes(title)) ?? '';

  it('has a line for every contestant, ours with the engine it ran on', () => {
    expect(lineOf('ours on wasm, 1 thread')).toMatch(/25\.00 ms .*wasm$/);
    expect(lineOf('ours, 2 threads')).toMatch(/5\.12 ms .*native$/);
    expect(lineOf('JAX, 2 threads')).toMatch(/7\.00 ms +0\.73$/);
    for (const { title } of [...found.task, ...found.glp, ...found.kernels])
      expect(lineOf(title)).not.toBe('');
  });

  it('has the times of cells after many names, and ours as a share of theirs', () => {
    expect(lineOf('  ours  ')).toMatch(/1265 ms +11\.9 ms +600: 12\.0 ms +3600: 12\.2 ms$/);
    expect(lineOf('  tslab')).toMatch(/3000 ms +119\.4 ms +0\.10 +600: 410\.3 ms +3600: gave up$/);
  });

  it('says why a contestant is absent', () => {
    expect(lineOf('jax-js wasm')).toContain('it does not install');
    expect(benchText({ start: { absent: 'npm start ended with 1: no' } })).toContain(
      'npm start ended with 1: no',
    );
  });

  it('has seconds and memory of the start, and the speed of the training run', () => {
    expect(lines).toContain('  6.1 s, 221 MB at most, 210 MB in the largest process');
    expect(lines).toContain('  2000 epochs in 20.0 s, 100 epochs/s');
  });

  it('leaves out parts that did not run', () => {
    expect(benchText({ train: found.train })).not.toContain('npm start');
    expect(benchText({})).toBe('');
  });
});
