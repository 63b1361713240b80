/** Things in one sentence: `a`, `a and b`, `a, b and c`; `none` of nothing. */
export function listed(things: readonly string[]): string {
  if (things.length === 0) return 'none';
  return [things.slice(0, -1).join(', '), ...things.slice(-1)].filter((part) => part !== '').join(' and ');
}
