import { elements, field, tableAt } from './flatbuffer';

/** Levels of columns inside columns. */
const DEEPEST = 32;
/** Numbers from a byte at most: eight truth values, and LZ4 packs 255 bytes into one. */
const [PLAIN, PACKED] = [8, 8 * 255];

/** Checks a schema's lists, which the Arrow reader trusts. @throws RangeError where one is damaged. */
export function checkSchema(bytes: Buffer, schema: number): void {
  for (const at of elements(bytes, schema, 1, 4)) checkField(bytes, tableAt(bytes, at), 0);
  checkTexts(bytes, schema, 2);
  elements(bytes, schema, 3, 8);
}

function checkField(bytes: Buffer, column: number, depth: number): void {
  if (depth > DEEPEST) throw new RangeError('its columns never end');
  elements(bytes, column, 0, 1);
  for (const at of elements(bytes, column, 5, 4)) checkField(bytes, tableAt(bytes, at), depth + 1);
  checkTexts(bytes, column, 6);
}

/** Pairs of texts. */
function checkTexts(bytes: Buffer, table: number, index: number): void {
  for (const at of elements(bytes, table, index, 4)) {
    for (const text of [0, 1]) elements(bytes, tableAt(bytes, at), text, 1);
  }
}

/**
 * Checks the lengths in a record batch against the bytes of its body, likewise.
 * @throws RangeError where they cannot be.
 */
export function checkBatch(bytes: Buffer, batch: number, rows: number, body: number): void {
  const most = body * (field(bytes, batch, 3) === 0 ? PLAIN : PACKED);
  if (rows > most) throw new RangeError(`${rows} rows in ${body} bytes`);
  for (const at of elements(bytes, batch, 1, 16)) {
    const length = Number(bytes.readBigInt64LE(at));
    if (!(length >= 0 && length <= Math.max(rows, most))) throw new RangeError(`a column of ${length}`);
  }
  for (const at of elements(bytes, batch, 2, 16)) {
    const [start, length] = [0, 8].map((more) => Number(bytes.readBigInt64LE(at + more)));
    if (!(start >= 0 && length >= 0 && start + length <= body))
      throw new RangeError('a column outside of its batch');
  }
  elements(bytes, batch, 4, 8);
}
