import { decode } from '@jridgewell/sourcemap-codec';
import { describe, expect, it } from 'vitest';
import { readSourceMap, ScriptMap } from '../../../../src/kernel/debugger/scriptMap';
import { Converter } from '../../../../src/kernel/language/converter';
import { cellMap } from '../../../../src/kernel/language/debugging/cellMap';
import { inlineMap } from '../../../../src/kernel/language/debugging/inlineMap';

const converter = new Converter(__dirname);

/** A cell's code and the map to it, as a debugger reads it from the script. */
function mapped(cell: string): { code: string; map: ScriptMap } {
  const conversion = converter.convert(cell);
  if (!('cell' in conversion)) throw new Error(conversion.diagnostics[0].message);
  const { code, map, text } = conversion.cell;
  const comment = inlineMap(cellMap(map, text, cell), 'In[1].ts', cell);
  const url = comment.slice(comment.indexOf('=') + 1);
  return {
    code,
    map: new ScriptMap(readSourceMap(url, 'In[1]')!, 'In[1]', (given) => `cell:${given === cell}`),
  };
}

describe('the source map of a cell', () => {
  const cell = [
    'interface Point { x: number }',
    'const a = 1; let b = 2;',
    'function grow(point: Point): number {',
    '  return point.x + a',
    '}',
    '',
    'for (const x of [1, 2]) {',
    '  b += grow({ x })',
    '}',
    'b',
  ].join('\n');
  const path = 'cell:true';

  it('leads from each line with code to code that was made of that line, and back', () => {
    const { code, map } = mapped(cell);
    const lines = code.split('\n');
    for (const [line, text] of [
      [4, 'return point.x + exports.a'],
      [8, 'exports.b += grow'],
      [10, 'return exports.b'],
    ] as const) {
      const found = map.toScript(path, line)!;
      expect(lines[found.lineNumber].slice(found.columnNumber)).toContain(text);
      expect(map.toSource(found)).toMatchObject({ path, line });
    }
  });

  it('counts columns as the cell does, before and behind what the kernel put there', () => {
    const { code, map } = mapped(cell);
    const lines = code.split('\n');
    const lineNumber = lines.findIndex((one) => one.includes('exports.b = 2'));
    const columnNumber = lines[lineNumber].indexOf('exports.b = 2');
    expect(map.toSource({ lineNumber, columnNumber })).toEqual({
      path,
      line: 2,
      column: cell.split('\n')[1].indexOf('b') + 1,
    });
  });

  it('moves a breakpoint from a line without code to the next with code, and to none behind the end', () => {
    const { map } = mapped(cell);
    expect(map.toSource(map.toScript(path, 6)!)?.line).toBe(7);
    expect(map.toScript(path, 11)).toBeUndefined();
    expect(map.toScript('elsewhere', 4)).toBeUndefined();
  });

  it('says which stretches of the script a line became, none touching the next', () => {
    const { map } = mapped(cell);
    const ranges = map.rangesOf(path, 8);
    expect(ranges.length).toBeGreaterThan(0);
    const flat = ranges
      .flatMap(({ start, end }) => [start, end])
      .map((one) => one.lineNumber * 1e6 + one.columnNumber);
    expect(flat).toEqual([...new Set(flat)].sort((a, b) => a - b));
  });

  it('has no place for the line that is appended to the cell', () => {
    const conversion = converter.convert('const only = 1');
    if (!('cell' in conversion)) throw new Error('expected a cell');
    const { map, text } = conversion.cell;
    const { mappings } = JSON.parse(cellMap(map, text, 'const only = 1')) as { mappings: string };
    const lines = decode(mappings).flatMap((segments) => segments.map((one) => one[2]));
    expect(lines.length).toBeGreaterThan(0);
    expect(new Set(lines)).toEqual(new Set([0]));
  });
});
