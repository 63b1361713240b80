// C = A B (or C += A B) in float32, tiles of 4 rows x 8 columns held in registers.
// A(i, k) = a + i * aRow + k * aDepth, so that one loop serves A and its transpose; B comes in panels of 8 columns,
// k-th row of panel j at b + j * bPanel + k * bDepth; all strides in bytes, rows a multiple of 4, columns of 8.
// The sum over k runs in order, and an accumulating call starts from C: the bytes do not depend on the blocking.

export function product32(
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
  for (let j = 0; j < columns; j += 8) {
    const panel = b + <usize>(j >> 3) * bPanel;
    for (let i = 0; i < rows; i += 4) {
      const out = c + <usize>i * cRow + ((<usize>j) << 2);
      let c00 = f32x4.splat(0),
        c01 = c00,
        c10 = c00,
        c11 = c00,
        c20 = c00,
        c21 = c00,
        c30 = c00,
        c31 = c00;
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
        const x0 = v128.load32_splat(a0);
        c00 = f32x4.add(c00, f32x4.mul(x0, b0));
        c01 = f32x4.add(c01, f32x4.mul(x0, b1));
        const x1 = v128.load32_splat(a0 + aRow);
        c10 = f32x4.add(c10, f32x4.mul(x1, b0));
        c11 = f32x4.add(c11, f32x4.mul(x1, b1));
        const x2 = v128.load32_splat(a0 + 2 * aRow);
        c20 = f32x4.add(c20, f32x4.mul(x2, b0));
        c21 = f32x4.add(c21, f32x4.mul(x2, b1));
        const x3 = v128.load32_splat(a0 + 3 * aRow);
        c30 = f32x4.add(c30, f32x4.mul(x3, b0));
        c31 = f32x4.add(c31, f32x4.mul(x3, b1));
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

/** Packs B [depth x columns], rows `stride` bytes apart, into panels of 8 columns; columns a multiple of 8. */
export function packPanels32(b: usize, stride: usize, depth: i32, columns: i32, out: usize): void {
  for (let j = 0; j < columns; j += 8) {
    let from = b + ((<usize>j) << 2);
    for (let k = 0; k < depth; k++) {
      v128.store(out, v128.load(from));
      v128.store(out, v128.load(from, 16), 16);
      from += stride;
      out += 32;
    }
  }
}

/** Packs the transpose of B [columns x depth], rows `stride` bytes apart, into panels of 8 columns of Bt. */
export function packTransposedPanels32(b: usize, stride: usize, depth: i32, columns: i32, out: usize): void {
  for (let j = 0; j < columns; j += 8) {
    for (let k = 0; k < depth; k++) {
      let from = b + <usize>j * stride + ((<usize>k) << 2);
      for (let lane = 0; lane < 8; lane++) {
        store<f32>(out, load<f32>(from));
        from += stride;
        out += 4;
      }
    }
  }
}
