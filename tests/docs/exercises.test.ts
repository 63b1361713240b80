import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/packageRoot';
import { notebookNames } from '../notebooks/notebookNames';
import { isWritten, markedNumbers, tableValue } from './markedNumber';
import { runExample } from './runExample';

const folder = join(packageRoot, 'docs/exercises');
const names = notebookNames();
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
/** About no run of the tables. */
const OWN_NETWORK = '09-your-own-network';

const solutions = (page: string) =>
  [...page.matchAll(/<details><summary>Solution<\/summary>\n\n(.*?)\n\n<\/details>/gs)].map(
    ([, text]) => text,
  );
const blocks = names.flatMap((name) =>
  [...read(`${name}.md`).matchAll(/^```ts\n(.*?)^```/gms)].map(
    ([, code], i) => [`${name}, ${i + 1}`, code] as const,
  ),
);

describe('the exercise sheets', () => {
  it('are one for each notebook, listed in a page that links to all', () => {
    expect(readdirSync(folder).sort()).toEqual([...names.map((name) => `${name}.md`), 'README.md']);
    for (const name of names) expect(read('README.md')).toContain(`](${name}.md)`);
  });

  it.each(names)('%s has questions to look, to change and to build, each with a folded solution', (name) => {
    const page = read(`${name}.md`);
    expect([...page.matchAll(/^## (.*)$/gm)].map(([, level]) => level)).toEqual(['Look', 'Change', 'Build']);
    expect(page).toContain(`](../../notebooks/${name}.ipynb)`);
    const levels = page.split(/^## /m).slice(1);
    for (const level of levels) {
      const questions = level.match(/^\*\*\d+\.\*\* /gm)?.length ?? 0;
      expect(questions).toBeGreaterThan(0);
      expect(solutions(level)).toHaveLength(questions);
    }
  });

  it.each([...names, 'README'])('%s links only to files that exist', (name) => {
    const targets = [...read(`${name}.md`).matchAll(/\]\(([^)#\s]+)\)/g)].map(([, target]) => target);
    expect(targets.filter((one) => !/^https?:/.test(one) && !existsSync(join(folder, one)))).toEqual([]);
  });

  it.each(names.filter((name) => name !== OWN_NETWORK))('%s says what the committed tables say', (name) => {
    const numbers = markedNumbers(read(`${name}.md`));
    expect(numbers.length).toBeGreaterThan(2);
    for (const { written, mark } of numbers) {
      const value = tableValue(mark);
      expect(isWritten(written, value), `${mark}: ${written}, and it is ${value}`).toBe(true);
    }
  });

  it.each(names)('%s has in its solutions no measured number that is not marked', (name) => {
    const prose = solutions(read(`${name}.md`)).map((text) =>
      text
        .replaceAll(/^```ts\n.*?^```/gms, '')
        .replaceAll(/[\d,.−+]+(?: %)?(?:, \d+)*<!-- .*? -->/g, '')
        .replaceAll(/`[^`]*`|\]\([^)]*\)/g, ''),
    );
    // A rule's bound is no measurement.
    expect(prose.flatMap((text) => text.match(/(?<!at least )\b\d+\.\d+\b|\d+ %/g) ?? [])).toEqual([]);
  });

  it.each(blocks)('the code of %s runs, with the values that it says', async (_, code) => {
    expect(await runExample(code)).toEqual([]);
  });
});
