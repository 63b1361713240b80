import { describe, expect, it } from 'vitest';
import '../../src/displays/ownDisplays';
import { mimeBundle } from '../../src/kernel/display/display';

const spec = { data: { values: [{ a: 1 }] }, mark: 'bar', encoding: { x: { field: 'a' } }, title: 'Bars' };

describe('with this package, a value is shown', () => {
  it('as HTML and text with its claims, for a table of this package', () => {
    const claim = { id: 'c', statement: 'it <holds>', rule: 'x > 1', published: null, ours: 2, held: true };
    const bundle = mimeBundle({
      id: 't',
      title: 'A table',
      section: 'Of the essay',
      columns: [{ name: 'x', label: 'x', format: 'ratio' }],
      rows: [{ x: 2 }],
      published: [],
      match: [],
      claims: [claim],
    }) as Record<string, string>;
    expect(Object.keys(bundle)).toEqual(['text/html', 'text/plain']);
    expect(bundle['text/html']).toContain('it &lt;holds&gt;');
    expect(bundle['text/plain']).toContain('✓ held');
  });

  it('as a chart with its picture and no HTML, for Vega-Lite', async () => {
    const bundle = await mimeBundle(spec);
    expect(Object.keys(bundle).sort()).toEqual([
      'application/vnd.vegalite.v5+json',
      'image/png',
      'text/plain',
    ]);
    expect(Buffer.from(String(bundle['image/png']), 'base64').subarray(1, 4).toString()).toBe('PNG');
    expect(bundle['text/plain']).toBe('Vega-Lite chart: Bars');
  });

  it('as a chart that says why it has no picture, where it cannot be drawn', async () => {
    const bundle = await mimeBundle({ ...spec, mark: 'nonsense' });
    expect(Object.keys(bundle).sort()).toEqual(['application/vnd.vegalite.v5+json', 'text/plain']);
    expect(bundle['text/plain']).toMatch(/^Vega-Lite chart: Bars \(no picture: .+\)$/);
  });

  it('as a table, for rows, and for columns as a history has them', () => {
    const rows = mimeBundle([
      { a: 1, b: 'x' },
      { a: 2.5, c: null },
    ]) as Record<string, string>;
    expect(rows['text/html']).toContain('<th>a</th><th style="text-align:left">b</th>');
    expect(rows['text/plain']).toMatch(/a +b +c\n +1 +x/);
    const columns = mimeBundle({ epoch: Int32Array.of(0, 100), loss: Float64Array.of(4, 3) }) as Record<
      string,
      string
    >;
    expect(columns['text/plain']).toMatch(/epoch +loss\n +0 +4\n +100 +3/);
    const long = mimeBundle({ x: new Float64Array(1000) }) as Record<string, string>;
    expect(long['text/plain']).toContain('1,000 rows, 50 shown');
  });

  it.each<[string, object]>([
    ['no rows', []],
    ['numbers', [1, 2]],
    ['rows that hold objects', [{ a: { b: 1 } }]],
    ['rows among other values', [{ a: 1 }, 2]],
    ['columns of different lengths', { a: Float64Array.of(1), b: Float64Array.of(1, 2) }],
    ['a typed array', Float64Array.of(1)],
    ['a plain object', { a: 1 }],
    ['objects of a class', [new Date(0), new Map()]],
  ])('as Node prints it, for %s', (_, value) => {
    expect(Object.keys(mimeBundle(value))).toEqual(['text/plain']);
  });
});
