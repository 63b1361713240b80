/** What the fresh seeds are trained for, beside their baseline. */
export const FINAL_CONDITIONS = [
  'centred-from-20000',
  'exact-for-2-from-20000',
  'as-trained-for-2-from-20000',
] as const;
