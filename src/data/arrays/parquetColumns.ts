import type { AsyncBuffer, FileMetaData, SchemaTree } from 'hyparquet';
import { type Matrix, matrix } from '../../engine/matrix';
import { InputError } from '../../inputError';
import type { ColumnFile, FileColumn } from './columnFile';
import { fillColumn, fillRows } from './fillColumn';
import { importModule } from './importModule';
import { openFile, withFile } from './openFile';

/** Numbers of a stretch: 256 MiB. A row group is decoded once for each of its stretches. */
const STRETCH = 2 ** 25;
/** Columns that are decoded at once. */
const TOGETHER = 64;

const MAGIC = 'PAR1';

/**
 * The columns of a Parquet file, read in stretches of rows, with any of its usual compressions.
 * @throws InputError naming the file and what is wrong with it.
 */
export async function parquetColumns(path: string): Promise<ColumnFile> {
  const [{ parquetMetadataAsync, parquetSchema, parquetRead }, { compressors }] = await Promise.all([
    importModule<typeof import('hyparquet')>('hyparquet'),
    importModule<typeof import('hyparquet-compressors')>('hyparquet-compressors'),
  ]);
  const whole = withFile(
    path,
    ({ size, read }) => size >= 12 && read(size - 4, 4).toString('latin1') === MAGIC,
  );
  if (!whole) throw new InputError(`${path}: not a whole Parquet file: it ends early`);
  const metadata = await explained(path, () => withBuffer(path, (file) => parquetMetadataAsync(file)));
  const columns = parquetSchema(metadata).children.map(fileColumn);
  const rows = Number(metadata.num_rows);
  const inGroups = metadata.row_groups.map((group) => Number(group.num_rows));
  if (inGroups.some((count) => !(count >= 0)) || inGroups.reduce((sum, count) => sum + count, 0) !== rows) {
    throw new InputError(`${path}: not a whole Parquet file: its rows differ`);
  }

  const read = async (into: Matrix, chosen: readonly FileColumn[], from: number): Promise<void> => {
    const to = from + into.rows;
    for (let k = 0; k < chosen.length; k += TOGETHER) {
      const together = chosen.slice(k, k + TOGETHER);
      const chunk = ({ columnName, columnData, rowStart }: Chunk) => {
        const [start, end] = [Math.max(from, rowStart), Math.min(to, rowStart + columnData.length)];
        if (start >= end) return;
        const values = columnData.slice(start - rowStart, end - rowStart);
        const j = k + together.findIndex(({ name }) => name === columnName);
        const where = `${path}#${columnName}`;
        if (chosen[j].holds === 'lists') fillRows(into, start - from, values, where, start);
        else fillColumn(into, j, start - from, values, where, start);
      };
      const names = together.map(({ name }) => name);
      await explained(path, () =>
        withBuffer(path, async (file) => {
          const chunks: Chunk[] = [];
          await parquetRead({
            ...{ file, metadata, compressors, columns: names, rowStart: from, rowEnd: to },
            useOffsetIndex: true,
            onChunk: (one) => chunks.push(one),
          });
          chunks.forEach(chunk);
        }),
      );
    }
  };

  return {
    columns,
    rows,
    async width(column) {
      if (rows === 0) return 0;
      let found = 0;
      await explained(path, () =>
        withBuffer(path, (file) =>
          parquetRead({
            ...{ file, metadata, compressors, columns: [column.name], rowStart: 0, rowEnd: 1 },
            onComplete: ([[list]]) => {
              found = (list as ArrayLike<unknown> | null)?.length ?? 0;
            },
          }),
        ),
      );
      return found;
    },
    async *stretches(chosen, width) {
      const most = Math.max(1, Math.floor(STRETCH / width));
      let from = 0;
      for (const to of ends(metadata, most)) {
        const out = matrix(to - from, width);
        await read(out, chosen, from);
        yield out;
        from = to;
      }
    },
  };
}

interface Chunk {
  readonly columnName: string;
  readonly columnData: ArrayLike<unknown> & { slice(from: number, to: number): ArrayLike<unknown> };
  readonly rowStart: number;
}

/** Where stretches end: with each row group, and in it after `most` rows. */
function ends({ row_groups: groups }: FileMetaData, most: number): number[] {
  const found: number[] = [];
  let start = 0;
  for (const group of groups) {
    const end = start + Number(group.num_rows);
    for (let at = start + most; at < end; at += most) found.push(at);
    if (end > start) found.push(end);
    start = end;
  }
  return found;
}

async function withBuffer<T>(path: string, use: (buffer: AsyncBuffer) => Promise<T>): Promise<T> {
  const file = openFile(path);
  try {
    const slice = async (from: number, to = file.size) => {
      const at = from < 0 ? file.size + from : from;
      return file.read(at, Math.min(to, file.size) - at).buffer as ArrayBuffer;
    };
    return await use({ byteLength: file.size, slice });
  } finally {
    file.close();
  }
}

async function explained<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${path}: not a whole Parquet file: ${(error as Error).message}`);
  }
}

function fileColumn({ element, children }: SchemaTree): FileColumn {
  const { name } = element;
  const inner = children[0]?.children[0];
  if (element.logical_type?.type === 'LIST' || element.converted_type === 'LIST') {
    const holds = inner && children.length === 1 && isNumber(inner) ? 'lists' : 'other';
    return { name, type: `lists of ${inner ? words(inner) : 'something else'}`, holds };
  }
  const tree = { element, children } as SchemaTree;
  return { name, type: words(tree), holds: children.length === 0 && isNumber(tree) ? 'numbers' : 'other' };
}

function isNumber({ element: { type, logical_type, converted_type } }: SchemaTree): boolean {
  if (logical_type?.type === 'FLOAT16') return true;
  const plain = ['BOOLEAN', 'INT32', 'INT64', 'FLOAT', 'DOUBLE'].includes(type ?? '');
  const kind = logical_type?.type ?? (converted_type?.match(/^U?INT_/) ? 'INTEGER' : converted_type);
  return plain && (kind === undefined || kind === 'INTEGER');
}

function words({ element: { type, logical_type, converted_type } }: SchemaTree): string {
  const named: Readonly<Record<string, string>> = { FLOAT: 'float32', DOUBLE: 'float64', BOOLEAN: 'bool' };
  const raw = logical_type?.type ?? converted_type ?? type ?? 'a group';
  return named[raw] ?? raw.toLowerCase();
}
