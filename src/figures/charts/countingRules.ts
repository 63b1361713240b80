/** The whole rules behind the marks of a figure, for its subtitle (DEFINITIONS "Time and phases"). */
export const CYCLE_RULE =
  'a geometric cycle: h1 PC1 holds more than half of the variance, gaps below 5,000 epochs closed';
export const COLLAPSE_RULE =
  'a collapse by the strict rule: accuracy, at least 0.85 for 1,000 epochs before, has fallen 0.10 below its maximum';
