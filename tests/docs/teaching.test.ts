import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/packageRoot';
import { notebookNames } from '../notebooks/notebookNames';
import { isWritten, markedNumbers, tableValue } from './markedNumber';

const folder = join(packageRoot, 'docs');
const page = readFileSync(join(folder, 'teaching.md'), 'utf8');

/** The rows below a heading whose first cell is minutes, from and to. */
function minutes(heading: string): number[][] {
  const [part] = page.split(`## ${heading}`)[1].split('\n## ');
  return [...part.matchAll(/^\| (\d+)–(\d+) \|/gm)].map(([, from, to]) => [Number(from), Number(to)]);
}

/** What is asked in the last column of the table below a heading, without emphasis and hints in brackets. */
function questions(heading: string): string[] {
  const [part] = page.split(`## ${heading}`)[1].split('\n## ');
  const cells = [...part.matchAll(/^\| \d.*\| ([^|]+) \|$/gm)].map(([, ask]) => plain(ask));
  return cells.flatMap((ask) => ask.replace(/\(.*\)/, '').match(/[^?]+\?/g) ?? []).map((one) => one.trim());
}

const plain = (text: string) => text.replaceAll('*', '');

describe('the page for those who teach', () => {
  it.each([
    ['With a browser alone: 20 minutes', 20],
    ['A demonstration in the notebooks: 20 minutes', 20],
    ['A lecture: 90 minutes', 90],
  ])('%s: its parts follow each other to the end', (heading, length) => {
    const parts = minutes(heading);
    expect(parts.length).toBeGreaterThan(3);
    expect(parts.map(([from]) => from)).toEqual([0, ...parts.slice(0, -1).map(([, to]) => to)]);
    expect(parts.at(-1)![1]).toBe(length);
  });

  it.each([
    ['With a browser alone: 20 minutes', 7],
    ['A demonstration in the notebooks: 20 minutes', 5],
    ['A lecture: 90 minutes', 6],
  ])('%s: whatever is asked is answered below, in its order', (heading, count) => {
    const [part] = page.split(`## ${heading}`)[1].split('\n## ');
    const [, answers] = part.split('<details><summary>Answers to what is asked</summary>');
    const answered = [...answers.matchAll(/^- (\*.*?\?)\* \S/gm)].map(([, asked]) => plain(asked));
    expect(questions(heading)).toHaveLength(count);
    expect(answered).toEqual(questions(heading));
  });

  it('has time and memory of every notebook, and five questions with answers', () => {
    for (const name of notebookNames())
      expect(page).toMatch(new RegExp(`^\\| ${name.slice(0, 2)} \\| \\d+ \\| \\d+ \\|$`, 'm'));
    expect(page.match(/^\*\*\d\.\*\* /gm)).toHaveLength(5);
    expect(page.match(/<details><summary>Answer<\/summary>/g)).toHaveLength(5);
  });

  it('says what the committed tables say, and links to files that exist', () => {
    const numbers = markedNumbers(page);
    expect(numbers.length).toBeGreaterThan(8);
    for (const { written, mark } of numbers) {
      const value = tableValue(mark);
      expect(isWritten(written, value), `${mark}: ${written}, and it is ${value}`).toBe(true);
    }
    const targets = [...page.matchAll(/\]\(([^)#\s]+)\)/g)].map(([, target]) => target);
    expect(targets.filter((one) => !/^https?:/.test(one) && !existsSync(join(folder, one)))).toEqual([]);
  });
});
