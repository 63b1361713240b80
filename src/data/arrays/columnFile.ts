import type { Matrix } from '../../engine/matrix';

/** A column of an Arrow or Parquet file. */
export interface FileColumn {
  readonly name: string;
  /** What it holds, in the file's words. */
  readonly type: string;
  /** One number a row, a list of numbers a row, or something else. */
  readonly holds: 'numbers' | 'lists' | 'other';
}

/** A file of columns whose rows can be read a stretch at a time. */
export interface ColumnFile {
  readonly columns: readonly FileColumn[];
  readonly rows: number;
  /** Numbers in each row of a column of lists, by its first row where the file does not say. */
  width(column: FileColumn): Promise<number>;
  /**
   * The rows in order, in stretches as the file has them, one matrix after the other.
   * @param chosen columns of numbers, side by side, or one of lists, of `width` numbers.
   */
  stretches(chosen: readonly FileColumn[], width: number): AsyncIterable<Matrix>;
}
