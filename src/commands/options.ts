import { InvalidArgumentError } from 'commander';
import { LABEL_GRADIENTS, type LabelGradient } from '../engine/stepArithmetic';

/** Parsers of command line values; each names what it expected. */
export function integer(low: number, high = 2 ** 31 - 1): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^[+-]?\d+$/.test(text.trim()) || value < low || value > high) {
      throw new InvalidArgumentError(`expected an integer from ${low} to ${high}, got '${text}'`);
    }
    return value;
  };
}

export const seed = integer(0, 2 ** 32 - 1);

export function positive(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) {
    throw new InvalidArgumentError(`expected a finite number from 0 up, got '${text}'`);
  }
  return value;
}

export function aboveZero(text: string): number {
  const value = positive(text);
  if (value === 0) throw new InvalidArgumentError(`expected a number above 0, got '${text}'`);
  return value;
}

export function below1(text: string): number {
  const value = aboveZero(text);
  if (value >= 1) throw new InvalidArgumentError(`expected a number above 0 and below 1, got '${text}'`);
  return value;
}

/** A label gradient by name, `drive:C` with its number. */
export function labelGradient(text: string): { name: LabelGradient; drive?: number } {
  const [name, drive] = text.split(':');
  const wanted = name === 'drive' ? Number.isFinite(Number(drive || Number.NaN)) : drive === undefined;
  if (!LABEL_GRADIENTS.includes(name as LabelGradient) || !wanted) {
    const names = LABEL_GRADIENTS.join(', ').replace('drive', 'drive:C with a number C');
    throw new InvalidArgumentError(`expected ${names}, got '${text}'`);
  }
  return { name: name as LabelGradient, ...(drive === undefined ? {} : { drive: Number(drive) }) };
}

export function widths(text: string): [number, number] {
  const parts = text.split(',').map((part) => Number(part));
  if (parts.length !== 2 || !parts.every((n) => Number.isInteger(n) && n > 0 && n <= 4096)) {
    throw new InvalidArgumentError(`expected two widths such as 128,128, got '${text}'`);
  }
  return [parts[0], parts[1]];
}

/** One of a list of words. */
export function oneOf<T extends string>(...words: readonly T[]): (text: string) => T {
  return (text) => {
    if (!words.includes(text as T))
      throw new InvalidArgumentError(`expected ${words.join(' or ')}, got '${text}'`);
    return text as T;
  };
}

/** Seeds, ranges of them among them: `42..46`, `1,3,7..9`. */
export function seedList(text: string): number[] {
  const seeds = text.split(',').flatMap((part) => seedRange(part, text));
  const twice = seeds.find((one, i) => seeds.indexOf(one) !== i);
  if (twice !== undefined)
    throw new InvalidArgumentError(`expected each seed once, got '${text}', where ${twice} is named twice`);
  return seeds;
}

function seedRange(part: string, text: string): number[] {
  const [first, last = first] = part.split('..');
  const [low, high] = [seed(first), seed(last)];
  if (low > high || high - low > 99) {
    throw new InvalidArgumentError(`expected seeds such as 42..46 or 1,3,7..9, got '${text}'`);
  }
  return Array.from({ length: high - low + 1 }, (_, i) => low + i);
}

/** A share above 0 and up to 1. */
export function share(text: string): number {
  const value = aboveZero(text);
  if (value > 1) throw new InvalidArgumentError(`expected a number above 0 and up to 1, got '${text}'`);
  return value;
}
