import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NamedTensor } from '../../src/checkpoints/namedTensor';
import { tensorNumbers } from '../../src/checkpoints/tensorNumbers';
import { readSafetensors } from '../../src/data/safetensorsFile';

interface Expected {
  readonly accuracy: number;
  /** Of the shown pairs, by the framework's own forward pass. */
  readonly logits: readonly (readonly number[])[];
  readonly step?: number;
}

const { pairs, files } = JSON.parse(readFileSync(join(__dirname, 'fixtures/expected.json'), 'utf8')) as {
  readonly pairs: readonly (readonly number[])[];
  readonly files: Readonly<Record<string, Expected>>;
};

/** Operands of the pairs whose logits are known, interleaved. */
export const shownPairs = Int32Array.from(pairs.flat());

/** What the framework that wrote a file says of it. */
export const expected = files;

export function fixture(name: string): string {
  return join(__dirname, `fixtures/${name}.safetensors`);
}

/** The tensors of a file, to be changed. */
export function tensorsOf(name: string): Map<string, NamedTensor> {
  const { tensors } = readSafetensors(fixture(name));
  return new Map([...tensors].map(([key, tensor]) => [key, tensorNumbers(tensor, key)]));
}

export function transposed({ shape: [rows, columns], data }: NamedTensor): NamedTensor {
  const values = Float64Array.from(data, (_, at) => data[(at % rows) * columns + Math.floor(at / rows)]);
  return { shape: [columns, rows], data: values };
}
