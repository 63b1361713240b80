/** The y axis of mean logits, which run from some to a thousand, of either sign: logarithmic from 10 on. */
export const LOGIT_AXIS = {
  scale: { type: 'symlog', constant: 10, nice: true },
  axis: { values: [0, -10, -50, -200, -1_000, 10, 50], labelOverlap: 'greedy' },
} as const;
