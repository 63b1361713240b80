import { describe, expect, it } from 'vitest';
import { chapterSlug } from '../../../src/site/book/links/chapterSlug';
import { belowTitle } from '../../../src/site/book/pages/belowTitle';
import { chapterList } from '../../../src/site/book/pages/chapterList';
import { checkpointTables } from '../../../src/site/book/pages/checkpointTables';
import { claimsPage } from '../../../src/site/book/pages/claimsPage';
import { figuresPage } from '../../../src/site/book/pages/figuresPage';
import { filledIn } from '../../../src/site/book/pages/filledIn';
import { namedControls } from '../../../src/site/book/pages/namedControls';
import { pageHtml } from '../../../src/site/book/pages/pageHtml';
import { readmeParts } from '../../../src/site/book/pages/readmeParts';
import { runFiles } from '../../../src/site/book/pages/runFiles';
import { sizeText } from '../../../src/site/book/pages/sizeText';
import { tablePages } from '../../../src/site/book/pages/tablePages';
import { unbrokenUnits } from '../../../src/site/book/pages/unbrokenUnits';
import { withoutIconScript } from '../../../src/site/book/pages/withoutIconScript';
import type { Claim, Table } from '../../../src/tables/parts/table';

const claim = (id: string, held: Claim['held']): Claim => ({
  id,
  statement: `It < ${id}`,
  rule: 'above 1',
  published: 2,
  ours: [3, 4],
  held,
});

const table: Table = {
  id: 'dose',
  title: 'How much it takes',
  section: 'A section',
  columns: [
    { name: 'drive', label: 'drive', format: 'text' },
    { name: 'share', label: 'share', format: 'percent' },
  ],
  rows: [{ drive: 'one', share: 0.5 }],
  published: [{ drive: 'one', share: 0.25 }],
  match: ['drive'],
  blocks: [{ title: 'shares', columns: ['share'] }],
  claims: [claim('a', true), claim('b', false), claim('c', null)],
};

describe('HTML of an output', () => {
  it('has classes for colours, and its tables in a box that a keyboard reaches', () => {
    const html = pageHtml(
      '<h4>T</h4>\n\n<table><caption>essay&#39;s</caption><tr><td style="border-top:1px solid #999;text-align:left">1 <span style="color:#888">(2)</span></td></tr></table>',
    );
    expect(html).toBe(
      '<p class="table-title">T</p>\n<div class="scrolls" tabindex="0" role="group" aria-label="essay&#39;s"><table><caption>essay&#39;s</caption><tr><td class="apart" style="text-align:left">1 <span class="published">(2)</span></td></tr></table></div>',
    );
  });

  it('has no scripts', () => expect(pageHtml('a<script>alert(1)</script>b')).toBe('ab'));
});

describe('the page of claims', () => {
  const page = claimsPage([table]);
  it('has each with verdict, rule and both values, below a tally', () => {
    expect(page).toContain('<p id="claim-b"><span class="not-held">✗ not held</span> It &lt; b</p>');
    expect(
      page.match(/<dt>rule<\/dt><dd>above 1<\/dd><dt>essay<\/dt><dd>2<\/dd><dt>ours<\/dt><dd>3, 4<\/dd>/g),
    ).toHaveLength(3);
    expect(page).toMatch(
      /<b>All<\/b><\/th><td class="number">1<\/td><td class="number">1<\/td><td class="number">1<\/td>/,
    );
  });
  it('shows all, or those of one verdict, by the classes of each', () => {
    for (const verdict of ['held', 'not-held', 'not-judged']) {
      expect(page).toMatch(new RegExp(`<input type="radio" name="verdict" id="only-${verdict}"`));
      expect(page.match(new RegExp(`<li class="claim is-${verdict}">`, 'g'))).toHaveLength(1);
    }
    expect(page).toContain('id="every-verdict" checked');
    expect(page).toContain('1 not held</label>');
  });
  it('has the chapter and the table above them', () => {
    expect(page).toContain('## Ours: what drives the collapse');
    expect(page).toContain('### {ref}`How much it takes <dose>`');
  });
});

it('pages of tables: one a chapter that has one, values beside the published, and a list', () => {
  const [list, chapter, ...more] = tablePages([table]);
  expect(more).toEqual([]);
  expect(list.text).toContain('- {ref}`How much it takes <dose>`; claims: 1 held, 1 not held, 1 not judged');
  expect(list.text).toContain(`\n${chapterSlug('Ours: what drives the collapse')}\n`);
  expect(chapter.path).toBe('tables/ours-what-drives-the-collapse.md');
  expect(chapter.text).toContain('(dose)=\n## How much it takes');
  expect(chapter.text).toContain('50.0 % <span class="published">(25.0 %)</span>');
  expect(chapter.text).not.toMatch(/style="color/);
});

it('the page of figures has each that is drawn in both themes, its words, and its slide, folded and in a list', () => {
  const picture = (name: string) => ({
    light: `pictures/${name}.svg`,
    dark: `pictures/${name}-dark.svg`,
    alt: `what ${name} shows`,
    terms: ['onset'],
    width: 100,
    height: 50,
  });
  const page = figuresPage(
    new Map([
      ['conditions', picture('c')],
      ['conditions-slide', picture('s')],
    ]),
  );
  expect(page.match(/^### /gm)).toHaveLength(1);
  expect(page).toContain('(figure-conditions)=');
  expect(page).toContain('<figcaption>what c shows ');
  expect(page.match(/<a href="docs\/glossary\.html#term-onset">onset<\/a>/g)).toHaveLength(2);
  for (const file of ['c.svg', 'c-dark.svg', 's.svg', 's-dark.svg'])
    expect(page).toContain(`src="pictures/${file}"`);
  expect(page).toMatch(/<details><summary>As a slide<\/summary>/);
  const [front] = page.split('(figure-conditions)=');
  expect(front).toContain('## To project');
  for (const file of ['s.svg', 's-dark.svg']) expect(front).toContain(`href="pictures/${file}">`);
});

describe('tables of checkpoints', () => {
  const file = (path: string) => ({ path, bytes: 216_468, sha256: 'ab'.repeat(32) });
  const files = runFiles({
    files: [
      'runs/x/config.json',
      'runs/x/snapshots/epoch-025700.safetensors',
      'runs/x/history.arrow',
      'phase-map/runs/y/history.arrow',
    ].map(file),
  });

  it('know run, kind and epoch of a file by its path, and leave out what holds no numbers', () => {
    expect(files.map(({ run, kind, epoch }) => [run, kind, epoch])).toEqual([
      ['x', 'snapshots', 25_700],
      ['x', 'history', undefined],
    ]);
  });

  it('have each with its seed, size and SHA-256, as a link where it is served', () => {
    const text = checkpointTables(
      files,
      () => 43,
      (path) => (path.includes('history') ? `data/${path}` : undefined),
    );
    expect(text).toMatch(
      /<td class="">x<\/td><td class="number">43<\/td><td class="number">25,700<\/td>.*216 kB.*(ab){32}/,
    );
    expect(text.match(/<a href=/g)).toHaveLength(1);
    expect(text).toContain('<a href="data/runs/x/history.arrow" download>');
  });

  it('refuse a file of a kind that the page does not tell of', () => {
    const odd = runFiles({ files: [file('runs/x/odd/a.arrow')] });
    expect(() =>
      checkpointTables(
        odd,
        () => 1,
        () => undefined,
      ),
    ).toThrow('runs/x/odd/a.arrow: expected a kind of');
  });

  it('say sizes in units of a thousand', () => {
    expect([999, 1232, 33_136, 649_440, 5_315_448].map(sizeText)).toEqual([
      '999 B',
      '1.2 kB',
      '33 kB',
      '649 kB',
      '5.3 MB',
    ]);
  });
});

describe('pages with places for parts', () => {
  it('have the parts in them', () => {
    expect(filledIn('a <!-- b --> c', { b: '$1' })).toBe('a $1 c');
  });
  it('refuse a part without a place and a place without its part', () => {
    expect(() => filledIn('a', { b: '1' })).toThrow('expected , found b');
    expect(() => filledIn('<!-- a -->', {})).toThrow('expected a, found ');
  });
});

describe('the README', () => {
  const readme =
    '# T\n\nFront.\n\n![p](p.png)\n\n## Two\n\ntwo\n\n## One table\n\n<!-- from -->\n| a |\n\n## Three\n';
  it('is cut into front, picture, table and rest', () => {
    expect(readmeParts(readme)).toEqual({
      front: 'Front.',
      table: '## One table\n\n| a |\n\n',
      rest: '## Two\n\ntwo\n\n## Three\n',
    });
  });
  it('without a picture is refused', () => expect(() => readmeParts('# T\n')).toThrow('expected a picture'));
});

it('a chapter can be run, and two have the lab page beside them', () => {
  expect(belowTitle('00-start-here')).toContain(
    'href="../notebooks/lab/index.html?path=00-start-here.ipynb"',
  );
  expect(belowTitle('00-start-here')).not.toContain('iframe');
  for (const name of ['05-suppression', '08-what-drives-the-collapse'])
    expect(belowTitle(name)).toMatch(
      /<a href="\.\.\/lab\/index\.html">.*<iframe src="\.\.\/lab\/index\.html" loading="lazy"/s,
    );
});

it('chapters are listed by number and title', () => {
  const notebook = (title: string) => ({
    cells: [{ cell_type: 'markdown', source: [`# ${title}\n`, 'x'], metadata: {} }],
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  });
  const pages = new Map([
    ['chapters/00-a.ipynb', notebook('A')],
    ['chapters/01-b.ipynb', notebook('B')],
  ]);
  expect(chapterList(pages)).toBe('00 A <chapters/00-a>\n01 B <chapters/01-b>');
});

it('a page does without the script of all icons, and keeps others', () => {
  const other = '<script defer src="a.js"></script>';
  const icons = '<script defer src="../_static/scripts/fontawesome.js?digest=1"></script>\n';
  expect(withoutIconScript(`${icons}${other}`)).toBe(other);
});

it('units in cells of tables stay with their numbers', () => {
  expect(unbrokenUnits('1 % a\n| 1 % | 2 MB |\n')).toBe('1 % a\n| 1\u00a0% | 2\u00a0MB |\n');
});

it('controls of a page are named as they are seen', () => {
  expect(namedControls('<summary><span class="toctree-toggle"></span></summary>')).toContain(
    '<summary aria-label="Pages below">',
  );
  expect(
    namedControls('<button class="btn search-button-field b" title="Search" aria-label="Search">'),
  ).not.toContain('aria-label');
});
