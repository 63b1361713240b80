/** Where a field of a flatbuffer's table lies; 0 where it has its default. @throws RangeError outside of the bytes. */
export function field(bytes: Buffer, table: number, index: number): number {
  const vtable = table - bytes.readInt32LE(table);
  const slot = 4 + 2 * index;
  const offset = slot < bytes.readUInt16LE(vtable) ? bytes.readUInt16LE(vtable + slot) : 0;
  return offset === 0 ? 0 : table + offset;
}

/** The table that a field points to. */
export function tableAt(bytes: Buffer, at: number): number {
  return at + bytes.readUInt32LE(at);
}

/**
 * Where the elements of a vector lie, `size` bytes each; none where the field has its default.
 * @throws RangeError when they would not all lie in the bytes: a reader that trusts their number never ends.
 */
export function elements(bytes: Buffer, table: number, index: number, size: number): number[] {
  const at = field(bytes, table, index);
  if (at === 0) return [];
  const start = tableAt(bytes, at);
  const count = bytes.readUInt32LE(start);
  if (start + 4 + count * size > bytes.length) throw new RangeError(`a list of ${count} is cut off`);
  return Array.from({ length: count }, (_, i) => start + 4 + i * size);
}
