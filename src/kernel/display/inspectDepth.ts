import { isProxy } from 'node:util/types';

/** Entries of a list that are printed. */
export const shownEntries = 100;
/** Parts of a value, nested ones included, beyond which printing them all takes longer than anyone reads. */
const shownParts = 50_000;

/** How deep printing may go into a value: to `most` levels, less where that would be too many parts. */
export function inspectDepth(value: unknown, most: number): number {
  let level = [value];
  let count = 0;
  for (let depth = 0; depth <= most; depth++) {
    const next: unknown[] = [];
    for (const one of level) {
      for (const part of partsOf(one)) {
        count += 1;
        if (count > shownParts) return Math.max(0, depth - 1);
        next.push(part);
      }
    }
    level = next;
  }
  return most;
}

/** What is printed of a value one level down; getters are not called. */
function partsOf(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null || isProxy(value) || ArrayBuffer.isView(value)) return [];
  if (Array.isArray(value)) return value.slice(0, shownEntries);
  if (value instanceof Map || value instanceof Set) return [...value.values()].slice(0, shownEntries);
  return Object.keys(value).map((key) => Object.getOwnPropertyDescriptor(value, key)?.value);
}
