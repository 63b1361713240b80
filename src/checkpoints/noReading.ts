import { InputError } from '../inputError';
import { candidates } from './candidates';
import { type NamedTensors, tensorInWords } from './namedTensor';
import { type Embedding, type Inputs, type Slot, type Source, sourceInWords, type TensorMap } from './slots';
import type { FileLayers } from './tensorLayers';

/** Why no reading of a file fits: what was mapped the wrong way, what is missing, or all that there is. */
export function noReading(
  tensors: NamedTensors,
  layers: FileLayers,
  map: TensorMap,
  inputs?: Inputs,
): InputError {
  const turned = candidates(tensors, layers, map, { inputs, free: true })[0];
  if (turned) {
    const wrong = [...map.keys()].filter((target) => {
      const source = turned.sources.get(target as Slot | Embedding);
      return source && source.transposed !== map.get(target)?.transposed;
    });
    return new InputError(
      `the shapes do not fit as mapped; they do with ${wrong.map((target) => sourceInWords(target, turned.sources.get(target as Slot) as Source)).join(',')}`,
    );
  }
  const missing = layers.dense.find(({ kernel, bias }) => !kernel !== !bias && (kernel ?? bias));
  const half =
    missing && map.size === 0
      ? `; layer '${missing.layer}' has no ${missing.kernel ? 'bias (as zeros: --map head.bias=0 or the like)' : 'kernel'}`
      : '';
  const found = [...tensors].map(([name, tensor]) => tensorInWords(name, tensor));
  const dense = `expected three dense layers, [2p x n0], [n0 x n1], [n1 x p] with a bias each${inputs ? `, inputs ${inputs}` : ''}`;
  const mapped = [...map].map(([target, source]) => sourceInWords(target, source));
  const asked = mapped.length > 0 ? `; what --map says, ${mapped.join(',')}, leaves no such three` : '';
  return new InputError(`${dense}, found ${found.join(', ') || 'no tensors'}${half}${asked}`);
}
