import { InputError } from '../../inputError';

/**
 * The one text of a JSON value: keys sorted by code unit, a newline at the end. Equal values give equal bytes, so that
 * the text can be hashed and compared.
 * @param indent spaces a level; 0 puts all on one line, for what is long and read by programs.
 * @throws InputError for what JSON cannot hold: NaN, infinities, undefined, functions, bigints, class instances.
 */
export function canonicalJson(value: unknown, indent = 2): string {
  return `${JSON.stringify(sorted(value, 'value'), null, indent)}\n`;
}

function sorted(value: unknown, path: string): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.map((item, i) => sorted(item, `${path}[${i}]`));
  if (typeof value === 'object' && isPlain(value)) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item, `${path}.${key}`)]));
  }
  throw new InputError(`${path} is ${String(value)}, which JSON cannot hold`);
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
