/** Labels; vega leaves every second out where it would count fewer for the height. */
const VALUES = [-1_000, -200, -50, -10, 0, 10, 50];

/** The y axis of mean logits, which run from some to a thousand, of either sign: logarithmic from 10 on. */
export const LOGIT_AXIS = {
  scale: { type: 'symlog', constant: 10, nice: true },
  axis: { values: VALUES, tickCount: VALUES.length },
} as const;
