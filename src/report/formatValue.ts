import { powerOfTen } from '../tables/parts/powerOfTen';
import type { Format, Value } from '../tables/parts/table';
import { withMinus } from '../tables/parts/withMinus';

const formats: Readonly<Record<Format, (value: number) => string>> = {
  epoch: (value) => grouped(value),
  percent: (value) => `${(100 * value).toFixed(1)} %`,
  fraction: (value) => value.toFixed(3),
  ratio: (value) => (Math.abs(value) >= 100 ? grouped(Math.round(value)) : value.toFixed(2)),
  scientific: (value) => (isPlain(value) ? plain(value) : powerOfTen(value.toExponential(2))),
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

/**
 * Numbers of a claim to three significant digits, very small and very large ones with a power of ten; an en dash where there
 * is none. Numbers that have commas of their own are told apart by semicolons.
 */
export function formatClaimValue(value: Value | readonly number[]): string {
  if (Array.isArray(value)) {
    const each = value.map(formatClaimValue);
    return each.length > 0 ? each.join(each.some((text) => text.includes(',')) ? '; ' : ', ') : 'none';
  }
  if (typeof value !== 'number') return formatValue(value as Value, 'text');
  return Number.isFinite(value) ? withMinus(threeDigits(value)) : '–';
}

function threeDigits(value: number): string {
  return isPlain(value) ? grouped(Number(value.toPrecision(3))) : powerOfTen(value.toExponential(2));
}

/** Whether it is read more easily without a power of ten. */
function isPlain(value: number): boolean {
  const size = Math.abs(value);
  return size === 0 || (size >= 1e-3 && size < 1e6);
}

/** Three significant digits, also where the last are zero; the whole number from 100 on. */
function plain(value: number): string {
  if (value === 0) return '0';
  return Math.abs(value) < 99.95 ? value.toPrecision(3) : grouped(Math.round(value));
}

/** With commas between thousands. */
const grouped = (value: number): string => value.toLocaleString('en-US', { maximumSignificantDigits: 15 });
