import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../src/packageRoot';

/** Words of DEFINITIONS with `{}` where its numbers stand, and what code and data have for them, in that order. */
export type Statement = readonly [words: string, values: () => readonly number[]];

/** The document as one line: where its lines break says nothing. */
export const DEFINITIONS = oneLine(readFileSync(join(packageRoot, 'data/DEFINITIONS.md'), 'utf8'));

/** As documents and sources write them: thousands apart by commas or lines, signs of either kind. */
export const NUMBER = '[-−]?\\d{1,3}(?:[,_]\\d{3})+(?!\\d)|[-−]?\\d+(?:\\.\\d+)?(?:e-?\\d+)?';

export interface FoundNumber {
  readonly value: number;
  /** Where it stands in the text. */
  readonly at: number;
}

/**
 * The numbers that stand in the words' gaps.
 * @throws Error unless the text has the words exactly once.
 */
export function numbersAt(text: string, words: string): FoundNumber[] {
  const pattern = words.split('{}').map(escaped).join(`(${NUMBER})`);
  const found = [...text.matchAll(new RegExp(pattern, 'dg'))];
  if (found.length !== 1) throw new Error(`expected '${words}' once, found it ${found.length} times`);
  const [match] = found;
  return match.slice(1).map((written, i) => ({
    value: Number(written.replaceAll(/[,_]/g, '').replace('−', '-')),
    at: match.indices![i + 1][0],
  }));
}

export const valuesAt = (text: string, words: string): number[] =>
  numbersAt(text, words).map(({ value }) => value);

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
