import type { InputError } from '../../inputError';
import { duplicateKey } from './duplicateKey';
import { DTYPES, type Dtype } from './tensor';

export interface TensorEntry {
  readonly name: string;
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  /** Byte offsets into the data, end exclusive. */
  readonly begin: number;
  readonly end: number;
}

export interface SafetensorsHeader {
  readonly entries: TensorEntry[];
  readonly metadata: Record<string, string>;
}

type Fail = (reason: string) => InputError;

/** Reads the JSON header; what `fail` makes of a reason is thrown. Offsets are not yet held against the data. */
export function parseHeader(bytes: Uint8Array, fail: Fail): SafetensorsHeader {
  if (bytes[0] !== 0x7b) throw fail("expected the header to start with '{'");
  const json = decode(bytes, fail);
  const header = parseJson(json, fail);
  const twice = duplicateKey(json);
  if (twice !== undefined) throw fail(`the header holds the key ${quote(twice)} twice`);
  const { __metadata__: metadata, ...tensors } = header;
  return {
    entries: Object.entries(tensors).map(([name, entry]) => tensorEntry(name, entry, fail)),
    metadata: metadata === undefined ? {} : metadataStrings(metadata, fail),
  };
}

function decode(bytes: Uint8Array, fail: Fail): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw fail('the header is not UTF-8');
  }
}

function parseJson(json: string, fail: Fail): Record<string, unknown> {
  try {
    return JSON.parse(json);
  } catch {
    throw fail('the header is not JSON');
  }
}

function tensorEntry(name: string, entry: unknown, fail: Fail): TensorEntry {
  if (!isObject(entry)) throw fail(`tensor ${quote(name)} should be described by an object`);
  const { dtype, shape, data_offsets: offsets } = entry;
  if (typeof dtype !== 'string' || !Object.hasOwn(DTYPES, dtype)) {
    throw fail(`tensor ${quote(name)} has the unknown dtype ${quote(dtype)}`);
  }
  if (!isSizes(shape)) throw fail(`tensor ${quote(name)} has the shape ${quote(shape)}, not a list of sizes`);
  if (!isSizes(offsets) || offsets.length !== 2) {
    throw fail(`tensor ${quote(name)} has the offsets ${quote(offsets)}, not two positions`);
  }
  return { name, dtype: dtype as Dtype, shape, begin: offsets[0], end: offsets[1] };
}

function metadataStrings(metadata: unknown, fail: Fail): Record<string, string> {
  if (!isObject(metadata) || Object.values(metadata).some((value) => typeof value !== 'string')) {
    throw fail('__metadata__ should map strings to strings');
  }
  return metadata as Record<string, string>;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSizes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
}

/** A value of the header for a one-line message. */
function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
