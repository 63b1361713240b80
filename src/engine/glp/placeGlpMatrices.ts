import { type GlpShape, glpMatrices } from './glpShape';

/** One weight matrix: its place in a parameter vector and in the store of layer inputs and output gradients. */
export interface GlpMatrix {
  readonly name: string;
  readonly offset: number;
  /** 0 where layers have none. */
  readonly bias: number;
  readonly rows: number;
  readonly columns: number;
  readonly left: number;
  readonly right: number;
}

/** @param offsets byte offset of each parameter inside a parameter vector. */
export function placeGlpMatrices(shape: GlpShape, batch: number, offsets: Readonly<Record<string, number>>) {
  let storeBytes = 0;
  const keep = (width: number): number => {
    const at = storeBytes;
    storeBytes += 4 * batch * width;
    return at;
  };
  const matrices: GlpMatrix[] = [];
  for (const {
    name,
    shape: [rows, columns],
  } of glpMatrices(shape)) {
    // Where both of these add to the residual stream the gradient at their outputs is the same.
    const isShared = name === 'time1' && shape.time !== 'multiplied';
    const right = isShared ? matrices[0].right : keep(columns);
    const bias = offsets[`${name}.bias`] ?? 0;
    matrices.push({ name, offset: offsets[name], bias, rows, columns, left: keep(rows), right });
  }
  return { matrices, storeBytes };
}
