import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../src/packageRoot';
import { exampleErrors } from './exampleErrors';

/** What a page leaves to its reader: data and functions of one's own. */
const READERS: Readonly<Record<string, string>> = {
  'docs/kernel.md': `declare function step(rate: number): Promise<void>;
declare function plot(n: number, wave: string): object;`,
  'docs/your-own-checkpoints-and-models.md': `type Rows = import('activation-supervision').Matrix;
declare const inputs: Rows, labels: number[], test: { inputs: Rows; labels: number[] };`,
};

/** Its imports stand for the way to import alone. */
const LEFT_OUT = 'docs/reference.md';

const pages = [
  'README.md',
  'environment.md',
  'notebooks/README.md',
  ...readdirSync(join(packageRoot, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
  ...readdirSync(join(packageRoot, 'docs/exercises')).map((name) => `docs/exercises/${name}`),
].filter((page) => page !== LEFT_OUT);

/** The TypeScript of a page as a reader types it into cells: a block with imports begins anew, others go on from it. */
function chapters(page: string): string[] {
  const text = readFileSync(join(packageRoot, page), 'utf8');
  const found: string[] = [];
  for (const [, block] of text.matchAll(/^```ts\n(.*?)^```/gms)) {
    if (found.length === 0 || /^import /m.test(block)) found.push(block);
    else found[found.length - 1] += `\n${block}`;
  }
  return found;
}

it('what pages say to type is of the types that it is used with', () => {
  const whole = new Map(
    pages.flatMap((page) =>
      chapters(page).map((text, i) => [`${page}, ${i + 1}`, `${READERS[page] ?? ''}\n${text}`] as const),
    ),
  );
  expect(whole.size).toBeGreaterThan(4);
  const wrong = [...exampleErrors(whole)].filter(([, errors]) => errors.length > 0);
  expect(wrong).toEqual([]);
}, 60_000);
