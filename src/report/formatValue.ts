import type { Format, Value } from '../tables/parts/table';

const formats: Readonly<Record<Format, (value: number) => string>> = {
  epoch: (value) => value.toLocaleString('en-US'),
  percent: (value) => `${(100 * value).toFixed(1)} %`,
  fraction: (value) => value.toFixed(3),
  ratio: (value) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2)),
  scientific: (value) => value.toExponential(2),
  signed: (value) => `${value < 0 ? '' : '+'}${value.toFixed(2)}`,
  count: (value) => value.toFixed(0),
  text: String,
};

/** A value as people read it; an en dash where there is none, which an extreme of nothing, infinite, is too. */
export function formatValue(value: Value | undefined, format: Format): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  return Number.isFinite(value) ? withMinus(formats[format](value)) : '–';
}

/** Numbers of a claim to three significant digits; an en dash where there is none. */
export function formatClaimValue(value: Value | readonly number[]): string {
  if (Array.isArray(value)) return value.length > 0 ? value.map(formatClaimValue).join(', ') : 'none';
  if (typeof value !== 'number') return formatValue(value as Value, 'text');
  return Number.isFinite(value) ? withMinus(String(Number(value.toPrecision(3)))) : '–';
}

/** A number as it is printed, not typed. */
const withMinus = (text: string): string => text.replace(/^-/, '−');
