const QUANTITATIVE = { field: 'epoch', type: 'quantitative', title: 'epoch' } as const;

/**
 * The x axis over epochs.
 * @param domain its ends, labelled in thousands (20k); where left out, those of the data, labelled in full (24,100).
 */
export function epochAxis(domain?: readonly [number, number], tickCount = 5) {
  if (!domain) {
    return { ...QUANTITATIVE, scale: { zero: false, nice: false }, axis: { format: ',d', tickCount } };
  }
  const axis = { labelExpr: "format(datum.value, '~s')", tickCount };
  return { ...QUANTITATIVE, scale: { domain: [...domain], nice: false }, axis };
}
