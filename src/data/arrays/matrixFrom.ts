import { type Matrix, matrix } from '../../engine/matrix';
import { InputError } from '../../inputError';

/** One number, as columns of Arrow and SQL have them. */
type Numeric = number | bigint | boolean;
/** A list of numbers: an array, a typed array, a column of arquero. */
export type NumberList = ArrayLike<Numeric> | ArrayLike<unknown>;

/** A tensor of tfjs, of which this is all that is needed. */
export interface TensorLike {
  readonly shape: readonly number[];
  dataSync(): ArrayLike<number>;
}

/** A table of arquero, of which this is all that is needed. */
export interface TableLike {
  numRows(): number;
  columnNames(): string[];
  array(name: string): ArrayLike<unknown>;
}

/** What `matrix` makes a matrix of. */
export type MatrixLike =
  | Matrix
  | TensorLike
  | TableLike
  | { readonly values: readonly (readonly unknown[])[] }
  | ArrayLike<NumberList>
  | NumberList
  | Readonly<Record<string, NumberList>>;

/**
 * A dense float64 matrix, `[n x d]`: element (i, j) is `data[i * columns + j]`.
 * @param from a list of rows, a tensor of tfjs `[n x d]` or `[n]`, a table of arquero or an object of columns (side by
 *   side), a data frame of danfo, or one list of numbers or of rows, which is `[n x 1]` or `[n x d]`. A matrix is given
 *   back as it is.
 * @throws InputError for rows of different lengths, for what is no number, and for more dimensions than two.
 * @example
 * import { matrix } from 'activation-supervision';
 * const { rows, columns, data } = matrix([[1, 2], [3, 4], [5, 6]]);
 * [rows, columns]; // => [3, 2]
 * data[2 * columns + 1]; // => 6
 * @example
 * import { matrix } from 'activation-supervision';
 * import { table } from 'arquero';
 * matrix(table({ h0: [1, 2, 3], h1: [4, 5, 6] })).data; // => [1, 4, 2, 5, 3, 6]
 * @example
 * import { matrix } from 'activation-supervision';
 * matrix(2, 3).data; // => [0, 0, 0, 0, 0, 0]
 */
export function matrixFrom(from: MatrixLike): Matrix;
/**
 * The same from its numbers, row by row; zeros where they are left out.
 * @throws RangeError when `data` does not hold `rows * columns` numbers.
 */
export function matrixFrom(rows: number, columns: number, data?: Float64Array): Matrix;
export function matrixFrom(from: MatrixLike | number, columns?: number, data?: Float64Array): Matrix {
  if (typeof from === 'number') return matrix(from, columns ?? Number.NaN, data);
  if (typeof from !== 'object' || from === null) {
    throw new InputError(`matrix: expected rows, a tensor or a table, found ${String(from)}`);
  }
  if (isMatrix(from)) return from;
  if (isTensor(from)) return ofTensor(from);
  if (isTable(from)) return beside(from.columnNames().map((name) => [name, from.array(name)]));
  if ('values' in from && Array.isArray(from.values)) return ofList(from.values);
  return isList(from) ? ofList(from) : beside(Object.entries(from) as [string, ArrayLike<unknown>][]);
}

function isMatrix(value: object): value is Matrix {
  const { rows, columns, data } = value as Partial<Matrix>;
  return typeof rows === 'number' && typeof columns === 'number' && data instanceof Float64Array;
}

function isTensor(value: object): value is TensorLike {
  const { shape, dataSync } = value as Partial<TensorLike>;
  return Array.isArray(shape) && typeof dataSync === 'function';
}

function isTable(value: object): value is TableLike {
  const { numRows, columnNames, array } = value as Partial<TableLike>;
  return [numRows, columnNames, array].every((one) => typeof one === 'function');
}

/** Arrays, typed arrays, and columns, which have a length and `at`. */
function isList(value: unknown): value is ArrayLike<unknown> {
  if (typeof value !== 'object' || value === null || !('length' in value)) return false;
  return (
    Array.isArray(value) || ArrayBuffer.isView(value) || typeof (value as { at?: unknown }).at === 'function'
  );
}

function ofTensor(tensor: TensorLike): Matrix {
  const { shape } = tensor;
  if (shape.length !== 1 && shape.length !== 2) {
    throw new InputError(`matrix: expected a tensor [n x d], found [${shape.join(' x ')}]`);
  }
  return matrix(shape[0], shape[1] ?? 1, Float64Array.from(tensor.dataSync()));
}

/** A list of rows, or of numbers. */
function ofList(list: ArrayLike<unknown>): Matrix {
  const first = element(list, 0);
  if (!isList(first)) return beside([['', list]]);
  const d = first.length;
  const out = matrix(list.length, d);
  for (let i = 0; i < list.length; i++) {
    const one = element(list, i);
    if (!isList(one) || one.length !== d) {
      const found = isList(one) ? one.length : String(one);
      throw new InputError(`matrix: expected rows of ${d} numbers, found ${found} in row ${i}`);
    }
    for (let j = 0; j < d; j++) out.data[i * d + j] = asNumber(element(one, j), `row ${i}, column ${j}`);
  }
  return out;
}

/** Columns side by side; one of lists by itself is a list of rows. */
function beside(columns: readonly (readonly [string, ArrayLike<unknown>])[]): Matrix {
  const odd = columns.find(([, values]) => !isList(values));
  if (columns.length === 0 || odd) {
    throw new InputError(`matrix: expected columns of numbers, found ${odd ? `'${odd[0]}'` : 'none'}`);
  }
  const n = columns[0][1].length;
  if (columns.length === 1 && isList(element(columns[0][1], 0))) return ofList(columns[0][1]);
  const out = matrix(n, columns.length);
  for (const [j, [name, values]] of columns.entries()) {
    if (values.length !== n) {
      throw new InputError(`matrix: expected ${n} numbers in column '${name}', found ${values.length}`);
    }
    for (let i = 0; i < n; i++) {
      out.data[i * columns.length + j] = asNumber(element(values, i), `column '${name}', row ${i}`);
    }
  }
  return out;
}

function element(list: ArrayLike<unknown>, i: number): unknown {
  return i in list ? list[i] : (list as { at?(i: number): unknown }).at?.(i);
}

function asNumber(value: unknown, where: string): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint' || typeof value === 'boolean') return Number(value);
  throw new InputError(
    `matrix: expected a number in ${where}, found ${value === null ? 'null' : typeof value}`,
  );
}
