/** Rows [from, to) of the gradient of one weight matrix, the matrix by its index. */
export interface GradientJob {
  readonly matrix: number;
  readonly from: number;
  readonly to: number;
}

/** Rows of a weight matrix whose gradient is one job. */
const JOB_ROWS = 64;

/** The largest matrices first, so that no thread is left with a long job at the end. */
export function gradientJobs(
  matrices: readonly { readonly rows: number; readonly columns: number }[],
): GradientJob[] {
  const order = matrices
    .map((_, index) => index)
    .sort((a, b) => matrices[b].columns - matrices[a].columns || a - b);
  return order.flatMap((matrix) => {
    const { rows } = matrices[matrix];
    return Array.from({ length: Math.ceil(rows / JOB_ROWS) }, (_, k) => ({
      matrix,
      from: k * JOB_ROWS,
      to: Math.min(rows, (k + 1) * JOB_ROWS),
    }));
  });
}
