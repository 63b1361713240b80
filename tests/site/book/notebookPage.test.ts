import { describe, expect, it } from 'vitest';
import { type Notebook, notebookPage } from '../../../src/site/book/pages/notebookPage';

const cell = (source: string, data?: Record<string, unknown>) => ({
  cell_type: 'code',
  source,
  metadata: { tags: ['parameters'] },
  outputs: data ? [{ output_type: 'display_data', data, metadata: { a: 1 } }] : [],
});

const notebook: Notebook = {
  cells: [
    { cell_type: 'markdown', source: ['# Title\n', '\n', 'Text.'], metadata: {} },
    cell("import {\n  a,\n} from 'b';\nimport c from 'd';"),
    cell('show(a);', { 'application/vnd.vegalite.v5+json': { title: 'dots' }, 'image/png': 'AA==' }),
    cell('show(t);', { 'text/html': ['<table></table>\n\n', '<p>a</p>'], 'text/plain': 't' }),
    cell('1', { 'text/plain': '1' }),
    cell('show(w);', {
      'application/vnd.jupyter.widget-view+json': { model_id: 'x' },
      'text/html': '<img src="data:image/png;base64,AAEC">',
      'text/plain': ['at: 1\n', 'Chart: "dots"'],
    }),
  ],
  metadata: { kernelspec: { name: 'k' }, language_info: { name: 'typescript' }, widgets: { state: {} } },
  nbformat: 4,
  nbformat_minor: 5,
};

const images: Buffer[] = [];
const page = notebookPage(notebook, {
  text: (markdown) => markdown.toUpperCase(),
  chart: async (spec) => `<chart ${JSON.stringify(spec)}>`,
  image: (png) => `picture-${images.push(png)}.png`,
  below: '<p>run</p>',
});
const data = async (i: number) => (await page).cells[i].outputs![0].data;

describe('a notebook as the book shows it', () => {
  it('has the way to run it below its title, and its texts with their links', async () => {
    expect((await page).cells[0].source).toBe(
      '# Title\n\n<p>run</p>\n\nText.'.replace('Title', 'TITLE').replace('Text', 'TEXT'),
    );
  });

  it('folds cells that only import', async () => {
    const tags = (await page).cells.map(({ metadata }) => metadata.tags);
    expect(tags).toEqual([undefined, ['hide-input'], undefined, undefined, undefined, undefined]);
  });

  it('shows charts in both themes, tables in their box, and text as it is', async () => {
    expect(await data(2)).toEqual({ 'text/html': '<chart {"title":"dots"}>' });
    expect((await data(3))!['text/html']).toMatch(
      /^<div class="scrolls".*<table><\/table><\/div>\n<p>a<\/p>$/,
    );
    expect(await data(4)).toEqual({ 'text/plain': '1' });
  });

  it('shows a widget as its first state, with what it says of itself', async () => {
    expect(await data(5)).toEqual({
      'text/html': '<img src="picture-1.png" alt="at: 1; Chart: &quot;dots&quot;" loading="lazy">',
    });
    expect([...images[0]]).toEqual([0, 1, 2]);
  });

  it('keeps no state of widgets', async () => {
    expect((await page).metadata).toEqual({
      kernelspec: { name: 'k' },
      language_info: { name: 'typescript' },
    });
  });
});
