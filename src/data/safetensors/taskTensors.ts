import { type NamedArrays, parameterSpecs, type TaskShape } from '../../engine/taskShape';
import { InputError } from '../../inputError';
import { float32Tensor, type Tensor } from './tensor';

type Tensors = ReadonlyMap<string, Tensor>;

/** The six arrays of `shape` as tensors, each name behind `prefix`. */
export function toTensors(arrays: NamedArrays, shape: TaskShape, prefix = ''): [string, Tensor][] {
  return parameterSpecs(shape).map((spec) => [
    prefix + spec.name,
    float32Tensor(arrays[spec.name], spec.shape),
  ]);
}

/**
 * The six arrays behind `prefix`.
 * @throws InputError naming the file and the tensor that is missing, not F32 of the right shape, or not finite.
 */
export function fromTensors(tensors: Tensors, shape: TaskShape, file: string, prefix = ''): NamedArrays {
  return Object.fromEntries(
    parameterSpecs(shape).map((spec) => {
      const name = prefix + spec.name;
      const { dtype, shape: found, data } = required(tensors, name, file);
      if (!(data instanceof Float32Array) || found.join() !== spec.shape.join()) {
        throw new InputError(
          `${file}: expected '${name}' to be F32 [${spec.shape}], found ${dtype} [${found}]`,
        );
      }
      const bad = data.findIndex((value) => !Number.isFinite(value));
      if (bad >= 0) throw new InputError(`${file}: '${name}' holds ${data[bad]} at position ${bad}`);
      return [spec.name, data];
    }),
  );
}

/**
 * The task's shape as the biases in the file tell it.
 * @throws InputError when a bias is missing or not one-dimensional, or the file is not of the shape `expected`.
 */
export function shapeInFile(tensors: Tensors, file: string, expected?: TaskShape): TaskShape {
  const width = (name: string) => {
    const { shape } = required(tensors, name, file);
    if (shape.length !== 1 || shape[0] < 1) {
      throw new InputError(`${file}: expected '${name}' to have one dimension, found [${shape}]`);
    }
    return shape[0];
  };
  const shape: TaskShape = {
    p: width('head.bias'),
    hidden: [width('hidden0.bias'), width('hidden1.bias')],
  };
  if (expected && inWords(shape) !== inWords(expected)) {
    throw new InputError(`${file}: expected a model with ${inWords(expected)}, found ${inWords(shape)}`);
  }
  return shape;
}

/** @throws InputError naming the first tensor that the file should not hold. */
export function onlyTensors(tensors: Tensors, allowed: ReadonlySet<string>, file: string): void {
  for (const name of tensors.keys()) {
    if (!allowed.has(name)) throw new InputError(`${file}: unexpected tensor '${name}'`);
  }
}

export function required(tensors: Tensors, name: string, file: string): Tensor {
  const tensor = tensors.get(name);
  if (!tensor) throw new InputError(`${file}: expected a tensor '${name}', found none`);
  return tensor;
}

function inWords({ p, hidden }: TaskShape): string {
  return `p = ${p} and hidden widths ${hidden.join(', ')}`;
}
