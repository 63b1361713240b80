/** What sums of floats may lack: Spearman over five sizes, where it is 0.9, comes out as 0.8999999999999998. */
const LEFT = 1e-12;

/** Whether a rank correlation is at least a limit, or for a limit below 0 at most; never where it is no number. */
export function reaches(correlation: number, limit: number): boolean {
  return Math.sign(limit) * correlation >= Math.abs(limit) - LEFT;
}
