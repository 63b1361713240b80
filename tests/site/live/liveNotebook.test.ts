import { expect, it } from 'vitest';
import { liveNotebook } from '../../../src/site/live/liveNotebook';

const chart = { 'application/vnd.vegalite.v5+json': { mark: 'point' }, 'text/plain': 'a chart' };
const drawn = (more: object) => ({
  output_type: 'display_data',
  data: { ...chart, ...more },
  metadata: { 'image/png': { width: 2 } },
});
const table = { output_type: 'display_data', data: { 'image/png': 'abc' }, metadata: {} };

const notebook = {
  cells: [
    { cell_type: 'markdown', source: ['# Title\n', '\n', 'Words.'], metadata: {} },
    { cell_type: 'code', source: 'show(1)', metadata: {}, outputs: [drawn({ 'image/png': 'abc' }), table] },
    { cell_type: 'markdown', source: 'More words.', metadata: {} },
  ],
  metadata: { kernelspec: {} },
  nbformat: 4,
  nbformat_minor: 5,
};

it('a notebook in JupyterLite says below its title what holds there, and has its texts rewritten', () => {
  const { cells } = liveNotebook(notebook, '05-x', (text) => text.replace('ords', 'ORDS'));
  const [title, , note, ...rest] = (cells[0].source as string).split('\n');
  expect([title, ...rest]).toEqual(['# Title', '', 'WORDS.']);
  expect(note).toMatch(/^\*This page runs in your browser.*\(\.\.\/\.\.\/chapters\/05-x\.html\)\.\*$/);
  expect(cells[2].source).toBe('More wORDS.');
});

it('its charts come without their pictures, all else that is shown as committed', () => {
  const { cells } = liveNotebook(notebook, '05-x', (text) => text);
  expect(cells[1]).toEqual({ ...notebook.cells[1], outputs: [{ ...drawn({}), metadata: {} }, table] });
});
