import { rounded } from './rounded';

/** The ends of some values and 4 % more on both sides. */
export function extent(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = 0.04 * (high - low);
  return [rounded(low - room), rounded(high + room)];
}
