import {
  CompressionType,
  type DataType,
  setCompressionCodec,
  type Table,
  Type,
  tableFromIPC,
} from '@uwdata/flechette';
import { decompress } from 'lz4js';
import { matrix } from '../../../engine/matrix';
import { InputError } from '../../../inputError';
import type { ColumnFile, FileColumn } from '../columnFile';
import { fillColumn, fillRows } from '../fillColumn';
import { importModule } from '../importModule';
import { openFile, withFile } from '../openFile';
import { type ArrowMessage, arrowMessages } from './arrowMessages';

const END = Buffer.from([0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]);

/**
 * The columns of an Arrow file or stream, read a record batch at a time; uncompressed, with LZ4 (as pandas writes Feather) or Zstandard.
 * @throws InputError naming the file and what is wrong with it.
 */
export async function arrowColumns(path: string): Promise<ColumnFile> {
  const { decompressZstd } =
    await importModule<typeof import('hyparquet-compressors')>('hyparquet-compressors');
  // Copies: what is unpacked need not begin where numbers may.
  const zstd = { encode: unused, decode: (bytes: Uint8Array) => decompressZstd(bytes).slice() };
  const lz4 = {
    encode: unused,
    decode: unpacked,
  };
  setCompressionCodec(CompressionType.ZSTD, zstd);
  setCompressionCodec(CompressionType.LZ4_FRAME, lz4);
  const messages = withFile(path, arrowMessages);
  const leading = messages.filter(({ kind }) => kind === 'schema' || kind === 'dictionary');
  const batches = messages.filter(({ kind }) => kind === 'batch');
  const tables = async function* (): AsyncIterable<Table> {
    const file = openFile(path);
    try {
      const bytes = ({ at, length }: ArrowMessage) => file.read(at, length);
      const before = leading.map(bytes);
      for (const batch of batches) {
        const table = parse(path, Buffer.concat([...before, bytes(batch), END]));
        if (table.numRows !== batch.rows)
          throw new InputError(`${path}: not a whole Arrow file: its rows differ`);
        yield table;
      }
    } finally {
      file.close();
    }
  };
  const schema = withFile(path, (file) =>
    parse(path, Buffer.concat([file.read(leading[0].at, leading[0].length), END])),
  );
  const columns = schema.schema.fields.map(({ name, type }) => fileColumn(name, type));
  return {
    columns,
    rows: batches.reduce((sum, { rows }) => sum + rows, 0),
    async width({ name }) {
      const { type } = schema.schema.fields.find((one) => one.name === name)!;
      if (type.typeId === Type.FixedSizeList) return type.stride;
      for await (const table of tables()) {
        if (table.numRows > 0) return (table.getChild(name).at(0) as ArrayLike<unknown> | null)?.length ?? 0;
      }
      return 0;
    },
    async *stretches(chosen, width) {
      let first = 0;
      for await (const table of tables()) {
        const out = matrix(table.numRows, width);
        for (const [j, { name, holds }] of chosen.entries()) {
          const column = table.getChild(name);
          const where = `${path}#${name}`;
          if (column.length !== table.numRows) {
            throw new InputError(`${where}: expected ${table.numRows} rows, found ${column.length}`);
          }
          if (holds === 'lists') fillRows(out, 0, column.toArray(), where, first);
          else
            fillColumn(out, j, 0, column.nullCount > 0 ? Array.from(column) : column.toArray(), where, first);
        }
        first += table.numRows;
        yield out;
      }
    },
  };
}

/** @throws RangeError for a length that LZ4 cannot give. */
function unpacked(frame: Uint8Array, size: number): Uint8Array {
  if (!(size >= 0 && size <= 255 * frame.length)) throw new RangeError(`${size} bytes from ${frame.length}`);
  return decompress(frame, size).slice();
}

function unused(): never {
  throw new Error('nothing is compressed here');
}

function parse(path: string, bytes: Uint8Array): Table {
  try {
    return tableFromIPC(bytes);
  } catch (error) {
    throw new InputError(`${path}: not a whole Arrow file: ${(error as Error).message}`);
  }
}

function fileColumn(name: string, type: DataType): FileColumn {
  if (type.typeId === Type.FixedSizeList || type.typeId === Type.List || type.typeId === Type.LargeList) {
    const inner = type.children[0].type;
    return { name, type: `lists of ${words(inner)}`, holds: isNumber(inner) ? 'lists' : 'other' };
  }
  return { name, type: words(type), holds: isNumber(type) ? 'numbers' : 'other' };
}

const isNumber = ({ typeId }: DataType) =>
  typeId === Type.Int || typeId === Type.Float || typeId === Type.Bool;

function words(type: DataType): string {
  if (type.typeId === Type.Int) return `${type.signed ? '' : 'u'}int${type.bitWidth}`;
  if (type.typeId === Type.Float) return `float${[16, 32, 64][type.precision]}`;
  const name = Object.entries(Type).find(([, id]) => id === type.typeId)?.[0] ?? 'something else';
  return name.toLowerCase();
}
