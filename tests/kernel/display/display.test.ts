import { table } from 'arquero';
import { describe, expect, it } from 'vitest';
import { mimeBundle } from '../../../src/kernel/display/display';
import { limitBundle, limitText } from '../../../src/kernel/display/limitBundle';

const spec = { data: { values: [{ a: 1 }] }, mark: 'bar', encoding: { x: { field: 'a' } }, title: 'Bars' };

describe('a value is shown', () => {
  it('by its own bundle, given by a method or a property', () => {
    const key = Symbol.for('Jupyter.display');
    expect(mimeBundle({ [key]: () => ({ 'text/html': '<b/>' }) })).toEqual({ 'text/html': '<b/>' });
    expect(mimeBundle({ [key]: { 'text/html': '<b/>' } })).toEqual({ 'text/html': '<b/>' });
  });

  it('as Node prints it when its own bundle cannot be had', () => {
    const failing = {
      [Symbol.for('Jupyter.display')]() {
        throw new Error('broken');
      },
    };
    expect(String((mimeBundle(failing) as Record<string, unknown>)['text/plain'])).toContain('broken');
  });

  it('as an escaped table, for arquero', () => {
    const bundle = mimeBundle(table({ a: [1, 2], b: ['<x>', null] })) as Record<string, string>;
    expect(bundle['text/html']).toContain('<td style="text-align:left">&lt;x&gt;</td>');
    expect(bundle['text/html']).toContain('<th>a</th><th style="text-align:left">b</th>');
    expect(bundle['text/plain'].split('\n')).toHaveLength(3);
  });

  it.each([
    [0.38839012, '0.3884'],
    [-2.62185e-8, '-2.622e-8'],
    [21_693.912, '21694'],
    [470_626_997.3, '470626997'],
    [100_000, '100000'],
    [849.972, '850'],
    [Number.NaN, 'NaN'],
    [Number.NEGATIVE_INFINITY, '-Infinity'],
    [1.5e300, '1.5e+300'],
  ])('with four digits of %d, or all before its point', (value, text) => {
    const bundle = mimeBundle(table({ a: [value] })) as Record<string, string>;
    expect(bundle['text/html']).toContain(`<td>${text}</td>`);
  });

  it('with at most fifty rows and a count of all', () => {
    const bundle = mimeBundle(table({ a: Array.from({ length: 60 }, (_, i) => i) })) as Record<
      string,
      string
    >;
    expect(bundle['text/html'].match(/<tr>/g)).toHaveLength(51);
    expect(bundle['text/plain']).toContain('60 rows, 50 shown');
  });

  it('as a chart without HTML, for Vega-Lite', () => {
    expect(mimeBundle(spec)).toEqual({
      'application/vnd.vegalite.v5+json': spec,
      'text/plain': 'Vega-Lite chart: Bars',
    });
  });

  it('as kind, shape and first values, for tensors', () => {
    const tensor = {
      dtype: 'float32',
      shape: [2, 6],
      size: 12,
      isDisposed: false,
      dataSync: () => new Float32Array(12).fill(0.1),
    };
    const text = (mimeBundle(tensor) as Record<string, string>)['text/plain'];
    expect(text.split('\n')[0]).toBe('Tensor float32 [2, 6]');
    expect(text).toContain('0.1, … 2 more');
    expect(mimeBundle({ ...tensor, isDisposed: true })).toEqual({
      'text/plain': 'Tensor float32 [2, 6] (disposed)',
    });
  });
});

describe('a bundle', () => {
  it('has its text cut and its large parts left out, both with a note', () => {
    expect(limitText('x'.repeat(30_000))).toMatch(/\[cut: 10,000 more characters\]$/);
    const bundle = limitBundle({ 'text/html': 'x'.repeat(2_000_000), 'text/plain': 'short' });
    expect(bundle).toEqual({ 'text/plain': 'short\n[left out: text/html, 2,000,000 characters]' });
  });

  it('is plain data, whatever it was made from', () => {
    const bundle = {
      'application/json': { f() {}, a: new Date(0) },
      'text/html': ['<b>', '</b>'],
      'a/b': () => 1,
    };
    expect(limitBundle(bundle)).toEqual({
      'application/json': { a: '1970-01-01T00:00:00.000Z' },
      'text/html': '<b></b>',
    });
  });

  it('is an object', () => expect(() => limitBundle(5 as never)).toThrow(/expected an object .*, found 5/));

  it('carries the bytes of a text as text', () => {
    const svg = Buffer.from('<svg/>');
    expect(limitBundle({ 'image/svg+xml': svg, 'image/jpeg': new Uint8Array([1, 2]).buffer })).toEqual({
      'image/svg+xml': '<svg/>',
      'image/jpeg': 'AQI=',
    });
    expect(limitBundle({ 'application/json': Buffer.from('{"a":1}') })).toEqual({
      'application/json': { a: 1 },
    });
  });

  it('carries binary content in base64', () => {
    expect(limitBundle({ 'image/png': new Uint8Array([1, 2, 3]) })).toEqual({ 'image/png': 'AQID' });
  });
});
