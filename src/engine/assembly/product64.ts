// The float64 counterpart of product32: tiles of 4 rows x 4 columns, panels of 4 columns. For metrics, never in training.

export function product64(
  a: usize,
  aRow: usize,
  aDepth: usize,
  b: usize,
  bPanel: usize,
  bDepth: usize,
  c: usize,
  cRow: usize,
  rows: i32,
  columns: i32,
  depth: i32,
  accumulate: bool,
): void {
  for (let j = 0; j < columns; j += 4) {
    const panel = b + <usize>(j >> 2) * bPanel;
    for (let i = 0; i < rows; i += 4) {
      let c00 = f64x2.splat(0),
        c01 = c00,
        c10 = c00,
        c11 = c00,
        c20 = c00,
        c21 = c00,
        c30 = c00,
        c31 = c00;
      const out = c + <usize>i * cRow + ((<usize>j) << 3);
      if (accumulate) {
        c00 = v128.load(out);
        c01 = v128.load(out, 16);
        c10 = v128.load(out + cRow);
        c11 = v128.load(out + cRow, 16);
        c20 = v128.load(out + 2 * cRow);
        c21 = v128.load(out + 2 * cRow, 16);
        c30 = v128.load(out + 3 * cRow);
        c31 = v128.load(out + 3 * cRow, 16);
      }
      let a0 = a + <usize>i * aRow;
      let bk = panel;
      for (let k = 0; k < depth; k++) {
        const b0 = v128.load(bk),
          b1 = v128.load(bk, 16);
        const x0 = v128.load64_splat(a0);
        c00 = f64x2.add(c00, f64x2.mul(x0, b0));
        c01 = f64x2.add(c01, f64x2.mul(x0, b1));
        const x1 = v128.load64_splat(a0 + aRow);
        c10 = f64x2.add(c10, f64x2.mul(x1, b0));
        c11 = f64x2.add(c11, f64x2.mul(x1, b1));
        const x2 = v128.load64_splat(a0 + 2 * aRow);
        c20 = f64x2.add(c20, f64x2.mul(x2, b0));
        c21 = f64x2.add(c21, f64x2.mul(x2, b1));
        const x3 = v128.load64_splat(a0 + 3 * aRow);
        c30 = f64x2.add(c30, f64x2.mul(x3, b0));
        c31 = f64x2.add(c31, f64x2.mul(x3, b1));
        a0 += aDepth;
        bk += bDepth;
      }
      v128.store(out, c00);
      v128.store(out, c01, 16);
      v128.store(out + cRow, c10);
      v128.store(out + cRow, c11, 16);
      v128.store(out + 2 * cRow, c20);
      v128.store(out + 2 * cRow, c21, 16);
      v128.store(out + 3 * cRow, c30);
      v128.store(out + 3 * cRow, c31, 16);
    }
  }
}
