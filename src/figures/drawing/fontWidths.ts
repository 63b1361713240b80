import { readFileSync } from 'node:fs';

/** How far each character of a font moves the pen. */
export interface FontWidths {
  /** Width of a text in the font's em, without kerning. */
  em(text: string): number;
}

/**
 * Reads advance widths from a TrueType file (tables head, hhea, hmtx and cmap, format 4, of the OpenType
 * specification). Characters that the font lacks have the width of its box for missing ones.
 */
export function fontWidths(path: string): FontWidths {
  const bytes = readFileSync(path);
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map(
    Array.from({ length: file.getUint16(4) }, (_, i) => 12 + 16 * i).map((at) => [
      bytes.toString('latin1', at, at + 4),
      file.getUint32(at + 8),
    ]),
  );
  const table = (tag: string): number => {
    const at = tables.get(tag);
    if (at === undefined) throw new Error(`${path}: expected a TrueType font, found no table '${tag}'`);
    return at;
  };
  const unitsPerEm = file.getUint16(table('head') + 18);
  const measured = file.getUint16(table('hhea') + 34);
  const hmtx = table('hmtx');
  const glyph = characterMap(file, table('cmap'), path);
  const advance = (character: string) =>
    file.getUint16(hmtx + 4 * Math.min(glyph(character.codePointAt(0) ?? 0), measured - 1)) / unitsPerEm;
  return { em: (text) => Array.from(text).reduce((sum, character) => sum + advance(character), 0) };
}

/** From code point to glyph number by the first subtable of format 4; 0 for what it does not hold. */
function characterMap(file: DataView, cmap: number, path: string): (code: number) => number {
  const subtables = Array.from(
    { length: file.getUint16(cmap + 2) },
    (_, i) => cmap + file.getUint32(cmap + 8 + 8 * i),
  );
  const at = subtables.find((offset) => file.getUint16(offset) === 4);
  if (at === undefined) throw new Error(`${path}: expected a character map of format 4, found none`);
  const doubled = file.getUint16(at + 6);
  const [ends, starts] = [at + 14, at + 16 + doubled];
  const [deltas, offsets] = [starts + doubled, starts + 2 * doubled];
  return (code) => {
    for (let i = 0; i < doubled; i += 2) {
      if (code > file.getUint16(ends + i)) continue;
      const start = file.getUint16(starts + i);
      if (code < start) return 0;
      const delta = file.getUint16(deltas + i);
      const offset = file.getUint16(offsets + i);
      if (offset === 0) return (code + delta) & 0xffff;
      const found = file.getUint16(offsets + i + offset + 2 * (code - start));
      return found === 0 ? 0 : (found + delta) & 0xffff;
    }
    return 0;
  };
}
