import { type GlpShape, glpMatrices } from './glpShape';

/** One weight matrix: its place in a parameter vector and in the store of layer inputs and output gradients. */
export interface GlpMatrix {
  readonly name: string;
  readonly offset: number;
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
    // Both of these add to the residual stream: the gradient at their outputs is the same.
    const right = name === 'time1' ? matrices[0].right : keep(columns);
    matrices.push({ name, offset: offsets[name], rows, columns, left: keep(rows), right });
  }
  return { matrices, storeBytes };
}
