import { canonicalJson } from '../data/json/canonicalJson';
import { serializeSafetensors } from '../data/safetensors/serializeSafetensors';
import { onlyTensors } from '../data/safetensors/taskTensors';
import { float32Tensor, type Tensor } from '../data/safetensors/tensor';
import { readSafetensors } from '../data/safetensorsFile';
import { type Matrix, matrix } from '../engine/matrix';
import { InputError } from '../inputError';
import type { DenseLayer } from '../models/denseForward';
import { checkDictionary, type Dictionary, VOCABULARY, WORDS } from './dictionary';
import { CODE, type Verbaliser } from './verbaliser';

const FORMAT = 'verbaliser-1';

/** A verbaliser and what it belongs to. */
export interface KeptVerbaliser {
  readonly verbaliser: Verbaliser;
  /** Config hash of the run, and the epoch of its activations. */
  readonly run: string;
  readonly epoch: number;
  /** What its words are read by. */
  readonly dictionary: Dictionary;
}

/** The bytes of a verbaliser: float32 tensors, kernels `[in, out]`; a pure function of its content. */
export function verbaliserBytes({ verbaliser, run, epoch, dictionary }: KeptVerbaliser): Uint8Array {
  const { normaliser, encoder, codebook, decoder } = verbaliser;
  const layers = (name: string, of: readonly DenseLayer[]) =>
    of.flatMap(({ kernel, bias }, i): [string, Tensor][] => [
      [`${name}${i}.kernel`, tensorOf(kernel)],
      [`${name}${i}.bias`, float32Tensor(Float32Array.from(bias))],
    ]);
  const tensors = new Map<string, Tensor>([
    ...layers('encoder', encoder),
    ['codebook', tensorOf(codebook)],
    ...layers('decoder', decoder),
    ['normaliser.mean', float32Tensor(normaliser.mean)],
    ['normaliser.scale', float32Tensor(normaliser.scale)],
  ]);
  const metadata = { format: FORMAT, run, epoch: `${epoch}`, dictionary: canonicalJson(dictionary) };
  return serializeSafetensors({ tensors, metadata });
}

/** What a verbaliser is expected to belong to. */
export interface VerbaliserExpectation {
  /** Config hash of the run. */
  readonly run?: string;
  /** The dictionary that its words are to be read by. */
  readonly dictionary?: Dictionary;
}

/**
 * Reads a verbaliser.
 * @throws InputError naming the file and the reason: missing, damaged, no verbaliser, of another run or dictionary, not finite.
 */
export function readVerbaliser(
  path: string,
  { run, dictionary: wanted }: VerbaliserExpectation = {},
): KeptVerbaliser {
  const { tensors, metadata } = readSafetensors(path);
  if (metadata.format !== FORMAT)
    throw new InputError(
      `${path}: expected a verbaliser of format ${FORMAT}, found ${metadata.format ?? 'another file'}`,
    );
  if (run !== undefined && metadata.run !== run)
    throw new InputError(`${path}: expected a verbaliser of the run ${run}, found one of ${metadata.run}`);
  const dictionary = dictionaryIn(metadata.dictionary, path);
  if (wanted && canonicalJson(wanted) !== canonicalJson(dictionary))
    throw new InputError(`${path}: expected the dictionary ${inWords(wanted)}, found ${inWords(dictionary)}`);
  const names = new Set<string>();
  const tensor = (name: string, shape: readonly number[]): Float32Array => {
    names.add(name);
    const {
      dtype,
      shape: found,
      data,
    } = tensors.get(name) ?? { dtype: 'nothing', shape: [], data: undefined };
    const isFit = shape.every((size, i) => size === -1 || size === found[i]) && shape.length === found.length;
    if (!(data instanceof Float32Array) || !isFit) {
      const expected = shape.map((size) => (size === -1 ? 'n' : size));
      throw new InputError(`${path}: expected '${name}' to be F32 [${expected}], found ${dtype} [${found}]`);
    }
    const bad = data.findIndex((x) => !Number.isFinite(x));
    if (bad >= 0) throw new InputError(`${path}: '${name}' holds ${data[bad]} at position ${bad}`);
    return data;
  };
  const mean = tensor('normaliser.mean', [-1]);
  const hidden = tensor('encoder0.bias', [-1]).length;
  const layer = (name: string, inputs: number, outputs: number): DenseLayer => ({
    kernel: matrix(inputs, outputs, Float64Array.from(tensor(`${name}.kernel`, [inputs, outputs]))),
    bias: Float64Array.from(tensor(`${name}.bias`, [outputs])),
  });
  const verbaliser: Verbaliser = {
    normaliser: { mean, scale: tensor('normaliser.scale', [mean.length]) },
    encoder: [layer('encoder0', mean.length, hidden), layer('encoder1', hidden, WORDS * CODE)],
    codebook: matrix(
      WORDS * VOCABULARY,
      CODE,
      Float64Array.from(tensor('codebook', [WORDS * VOCABULARY, CODE])),
    ),
    decoder: [layer('decoder0', WORDS * CODE, hidden), layer('decoder1', hidden, mean.length)],
  };
  onlyTensors(tensors, names, path);
  return { verbaliser, run: metadata.run, epoch: Number(metadata.epoch), dictionary };
}

function dictionaryIn(text: string | undefined, path: string): Dictionary {
  try {
    const dictionary: Dictionary = JSON.parse(text ?? '');
    checkDictionary(dictionary);
    return dictionary;
  } catch (error) {
    throw new InputError(`${path}: its dictionary: ${(error as Error).message}`);
  }
}

const inWords = ({ p, frequencies, shift }: Dictionary) =>
  `of p = ${p}, rhythms ${frequencies.join(' and ')}, shift ${shift}`;

function tensorOf({ rows, columns, data }: Matrix): Tensor {
  return float32Tensor(Float32Array.from(data), [rows, columns]);
}
