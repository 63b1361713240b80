/** The least multiple of `to` that is at least n. */
export const padded = (n: number, to: number): number => Math.ceil(n / to) * to;
