/**
 * Indices of the points that no other beats: none has less or equal cost and less loss. By cost, rising; of points alike the
 * first. NaN beats nothing and is none of them.
 */
export function frontier(cost: ArrayLike<number>, loss: ArrayLike<number>): number[] {
  const order = Array.from({ length: cost.length }, (_, i) => i)
    .filter((i) => !Number.isNaN(cost[i]) && !Number.isNaN(loss[i]))
    .sort((i, j) => cost[i] - cost[j] || loss[i] - loss[j] || i - j);
  let least = Infinity;
  return order.filter((i) => {
    if (loss[i] >= least) return false;
    least = loss[i];
    return true;
  });
}
