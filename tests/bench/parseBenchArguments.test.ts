import { describe, expect, it } from 'vitest';
import { parseBenchArguments, parts, usage } from '../../bench/parseBenchArguments.mjs';

describe('parseBenchArguments', () => {
  it('wants every part, as text, where nothing is said', () => {
    expect(parseBenchArguments([])).toEqual({ json: false, help: false, wanted: parts });
  });

  it.each(['task', 'glp', 'kernels', 'start', 'train'])('takes --only %s and wants nothing else', (part) => {
    expect(parseBenchArguments(['--json', '--only', part])).toEqual({
      json: true,
      help: false,
      wanted: [part],
    });
  });

  it('refuses an unknown part and names those there are', () => {
    expect(() => parseBenchArguments(['--only', 'tsak'])).toThrow(
      "--only: expected one of task, glp, kernels, start, train, got 'tsak'",
    );
    expect(() => parseBenchArguments(['--only', ''])).toThrow('--only: expected one of task');
  });

  it.each([['--jsno'], ['task'], ['--only']])('refuses %s', (argument) => {
    expect(() => parseBenchArguments([argument])).toThrow();
  });

  it('has a usage that names every part', () => {
    expect(parseBenchArguments(['--help']).help).toBe(true);
    for (const part of parts) expect(usage).toMatch(new RegExp(`^ +${part} `, 'm'));
  });
});
