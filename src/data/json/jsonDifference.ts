/** Where two JSON values differ first: the path of keys and indices, and what stands there on either side. */
export interface JsonDifference {
  /** `task.seed`, `hidden.0`; empty where the values themselves differ. */
  readonly path: string;
  readonly found: unknown;
  readonly wanted: unknown;
}

/** The first difference in the order of the keys of both; undefined for equal values. A key that is missing is `undefined`. */
export function jsonDifference(found: unknown, wanted: unknown): JsonDifference | undefined {
  if (!isNested(found) || !isNested(wanted) || Array.isArray(found) !== Array.isArray(wanted)) {
    return Object.is(found, wanted) ? undefined : { path: '', found, wanted };
  }
  for (const key of new Set([...Object.keys(found), ...Object.keys(wanted)])) {
    const inner = jsonDifference(found[key], wanted[key]);
    if (inner) return { ...inner, path: inner.path === '' ? key : `${key}.${inner.path}` };
  }
  return undefined;
}

/** The difference in words: `hidden.0 is 64, not 128`. */
export function differenceInWords({ path, found, wanted }: JsonDifference): string {
  return `${path || 'it'} is ${shown(found)}, not ${shown(wanted)}`;
}

const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));

function isNested(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
