import type { KernelConfig, NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs';
import type { Tfjs } from './loadTfjs';

const WRAPPED = Symbol.for('activation-supervision.transposedMatMul');

type Marked = KernelConfig & { readonly [WRAPPED]?: true };

/** What of tfjs' WebAssembly backend is needed here. */
interface WasmBackend {
  disposeData(dataId: TensorInfo['dataId']): void;
}

/**
 * Makes products with a transposed factor as fast as others on tfjs' WebAssembly backend: it multiplies those element by
 * element, ten times slower, and the backward pass of every dense layer has two of them. The factor is transposed first.
 * Once for all; the backend has to be the current one.
 */
export function transposedMatMul(tf: Tfjs): void {
  const own = tf.getKernel('BatchMatMul', 'wasm') as Marked;
  if (own[WRAPPED]) return;
  const transpose = tf.getKernel('Transpose', 'wasm').kernelFunc;
  const kernel: Marked = {
    ...own,
    [WRAPPED]: true,
    kernelFunc: ({ inputs, backend, attrs = {} }) => {
      const made: TensorInfo[] = [];
      const upright = (x: TensorInfo, asked: unknown) => {
        if (!asked) return x;
        const turned = transpose({ inputs: { x }, backend, attrs: { perm: lastTwoSwapped(x.shape.length) } });
        made.push(turned as TensorInfo);
        return turned as TensorInfo;
      };
      const { a, b } = inputs as NamedTensorInfoMap & { a: TensorInfo; b: TensorInfo };
      const factors = { a: upright(a, attrs.transposeA), b: upright(b, attrs.transposeB) };
      const plain = { ...attrs, transposeA: false, transposeB: false };
      const product = own.kernelFunc({ inputs: factors, backend, attrs: plain });
      for (const { dataId } of made) (backend as WasmBackend).disposeData(dataId);
      return product;
    },
  };
  tf.unregisterKernel('BatchMatMul', 'wasm');
  tf.registerKernel(kernel);
}

const lastTwoSwapped = (rank: number): number[] => [
  ...Array.from({ length: rank - 2 }, (_, i) => i),
  rank - 1,
  rank - 2,
];
