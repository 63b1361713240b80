import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/packageRoot';
import { readSources } from '../importGraph';

const NUMBER = /(?<![\w.])\d+\.\d+(?![\w.]*\w)/g;

/**
 * Published results that cannot be mistaken for a limit or an option: fractions of at least three significant digits,
 * outside the training set-up.
 */
function publishedNumbers(): Set<number> {
  const { setup: _, ...tables } = JSON.parse(
    readFileSync(join(packageRoot, 'data', 'published', 'paper-tables.json'), 'utf8'),
  );
  const found = JSON.stringify(tables).match(NUMBER) ?? [];
  return new Set(found.map(Number).filter((value) => digits(value) >= 3));
}

const digits = (value: number): number => String(value).replace('.', '').replace(/^0+/, '').length;

/** AdamW's second moment decays by what happens to be a published accuracy too. */
const BETA2 = /\bbeta2\W{1,3}0\.999(?!\d)/g;

/** Numbers of a text that are published ones, as they are or in percent. */
function publishedIn(text: string, published: ReadonlySet<number>): string[] {
  const isPublished = (written: string) => {
    const value = Number(written);
    return published.has(value) || published.has(Number((value / 100).toPrecision(12)));
  };
  return (text.replace(BETA2, '').match(NUMBER) ?? []).filter(isPublished);
}

describe('published numbers', () => {
  const published = publishedNumbers();

  it('are many, with those that every reader of the essay knows', () => {
    expect(published.size).toBeGreaterThan(25);
    for (const known of [0.274, 24.6, 0.871, 0.934, 0.999, 0.945, 0.162]) expect(published).toContain(known);
  });

  it('appear nowhere in src', () => {
    const found = Object.entries(readSources(join(packageRoot, 'src'))).flatMap(([file, text]) =>
      publishedIn(text, published).map((number) => `${file}: ${number}`),
    );
    expect(found).toEqual([]);
  });

  it('would be found as a literal, in words and in percent, and others would not', () => {
    expect(publishedIn("held: value > 0.274, 'the essay has 24.6 and 99.2 %'", published)).toEqual([
      '0.274',
      '24.6',
      '99.2',
    ]);
    expect(publishedIn('beta1: 0.9, beta2: 0.999; final: 0.999', published)).toEqual(['0.999']);
    expect(publishedIn('0.001 0.85 0.5 10.274 0.2740001 1.0 v0.274.1 20.2', published)).toEqual([]);
  });
});
