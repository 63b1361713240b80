import { padded } from './padded';

/** Lays areas of the given bytes one behind the other from `start` on, each at a multiple of 64; and where they end. */
export function place<Name extends string>(
  start: number,
  sizes: Record<Name, number>,
): [Record<Name, number>, number] {
  let end = start;
  const at = {} as Record<Name, number>;
  for (const name of Object.keys(sizes) as Name[]) {
    at[name] = end;
    end = padded(end + sizes[name], 64);
  }
  return [at, end];
}
