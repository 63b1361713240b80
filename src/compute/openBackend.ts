import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { InputError } from '../inputError';
import { loadNative } from './loadNative';
import { loadTfjs, type Tfjs } from './loadTfjs';
import { silently } from './silently';
import { transposedMatMul } from './transposedMatMul';

export type BackendName = 'native' | 'wasm' | 'cpu';

export interface Backend {
  readonly tf: Tfjs;
  readonly name: BackendName;
  /** One line for people, such as `native: libtensorflow 2.21.0 on the CPU`. */
  readonly description: string;
}

type Opener = (tf: Tfjs) => Promise<string>;

const openers: Record<BackendName, Opener> = { native: openNative, wasm: openWasm, cpu: openCpu };

/**
 * Makes one of tfjs' backends the current one: `native` (libtensorflow), `wasm`, `cpu` (plain JavaScript),
 * or with `auto` the first of these that opens on this machine.
 * @throws InputError for another name, and for `native` where `npm run setup:native` has not been run.
 * @example
 * import { openBackend } from 'activation-supervision';
 * const { tf, name } = await openBackend('cpu');
 * name; // => 'cpu'
 * tf.tensor1d([3, 4]).norm().arraySync(); // => 5
 */
export async function openBackend(name: BackendName | 'auto'): Promise<Backend> {
  if (name !== 'auto' && !Object.hasOwn(openers, name)) {
    throw new InputError(`backend: expected auto, native, wasm or cpu, found ${name}`);
  }
  if (name !== 'auto') return open(name);
  for (const candidate of ['native', 'wasm'] as const) {
    try {
      return await open(candidate);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
    }
  }
  return open('cpu');
}

async function open(name: BackendName): Promise<Backend> {
  const tf = loadTfjs();
  return { tf, name, description: `${name}: ${await openers[name](tf)}` };
}

async function openNative(tf: Tfjs): Promise<string> {
  const { version, device } = loadNative();
  await tf.setBackend('tensorflow');
  return `libtensorflow ${version} on the ${device.toUpperCase()}`;
}

let wasmPathsSet = false;

async function openWasm(tf: Tfjs): Promise<string> {
  const load = createRequire(__filename);
  const wasm: typeof import('@tensorflow/tfjs-backend-wasm') = load('@tensorflow/tfjs-backend-wasm');
  // tfjs refuses a second call, even with the same folder.
  if (!wasmPathsSet) wasm.setWasmPaths(`${dirname(load.resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  wasmPathsSet = true;
  if (!(await tf.setBackend('wasm'))) {
    throw new InputError(`backend wasm: WebAssembly does not start on Node ${process.versions.node}`);
  }
  transposedMatMul(tf);
  return `tfjs ${tf.version_core} in WebAssembly`;
}

async function openCpu(tf: Tfjs): Promise<string> {
  await tf.setBackend('cpu');
  // The greeting comes with the first tensor: spend it here.
  silently(() => tf.scalar(0).dispose());
  return `tfjs ${tf.version_core} in plain JavaScript`;
}
