import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { checkSite } from '../../../src/site/book/links/checkSite';
import { withWayBack } from '../../../src/site/book/links/withWayBack';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

function site(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'site-'));
  made.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const problems = (html: string, absent: readonly string[] = []) =>
  checkSite(site({ 'index.html': html, 'a/b.html': '<p id="there">', 'a/c.svg': '' }), absent);

it.each([
  ['a page', '<a href="a/b.html">'],
  ['a part of a page', '<a href="a/b.html#there">'],
  ['a part of the page itself', '<p id="x"><a href="#x">'],
  ['a picture', '<img src="a/c.svg">'],
  ['a page elsewhere, for who follows it', '<a href="https://example.org/">'],
  ['a comment', '<!-- <img src="gone.png"> -->'],
  ['text of a script', '<script>const a = \'<img src="gone.png">\';</script>'],
])('a link to %s is right', (_, html) => expect(problems(html)).toEqual([]));

it.each([
  ['a page that is not there', '<a href="a/gone.html">', "no 'a/gone.html'"],
  ['a part that is not there', '<a href="a/b.html#gone">', "no '#gone' in a/b.html"],
  ['a place at the top of the host', '<a href="/a/b.html">', 'at the top of a host'],
  [
    'a picture from elsewhere',
    '<img src="https://example.org/a.png">',
    'index.html loads https://example.org/a.png',
  ],
  ['a script from elsewhere', '<script src="//example.org/a.js"></script>', 'loads //example.org/a.js'],
  ['a style from elsewhere', '<link rel="stylesheet" href="https://example.org/a.css">', 'loads https://'],
])('a link to %s is found', (_, html, expected) => {
  expect(problems(html)).toEqual([expect.stringContaining(expected)]);
});

it('parts that are not built are led to, not followed', () => {
  const html = '<iframe src="lab/index.html"></iframe>';
  expect(problems(html, ['lab'])).toEqual([]);
  expect(problems(html)).toEqual([expect.stringContaining('lab/index.html')]);
});

it('each page of the reference leads back to the book, and one without a title is refused', () => {
  const folder = site({
    'reference/index.html': '<a href="index.html" class="title">x</a>',
    'reference/functions/f.html': '<a href="../index.html" class="title">x</a>',
    'index.html': '',
  });
  withWayBack(join(folder, 'reference'));
  expect(checkSite(folder, [])).toEqual([]);
  expect(() => withWayBack(site({ 'a.html': '<p>' }))).toThrow("a.html: expected typedoc's title");
});
