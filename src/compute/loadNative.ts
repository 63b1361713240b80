import { createRequire } from 'node:module';
import util from 'node:util';
import { InputError } from '../inputError';
import type { Tfjs } from './loadTfjs';
import { hasBinding, type NativePackage, nativePackage } from './nativePackage';
import { silently } from './silently';

interface NativeBackend {
  readonly binding: { readonly TF_Version: string };
  readonly isUsingGpuDevice: boolean;
}

/** libtensorflow's version and device, for messages. */
export interface NativeDescription {
  readonly version: string;
  readonly device: 'cpu' | 'gpu';
}

/**
 * Loads libtensorflow into this process and registers it with tfjs as the backend `tensorflow`.
 * The GPU package goes first where it is set up; only one of the two can be loaded in a process.
 * @throws InputError when neither is set up or the one that is cannot be loaded.
 */
export function loadNative(): NativeDescription {
  const found = [nativePackage('gpu'), nativePackage('cpu')].find(hasBinding);
  if (!found) {
    throw new InputError(
      'backend native: expected the libtensorflow library, found none; run `npm run setup:native`, or use --backend wasm',
    );
  }
  prepareEnvironment();
  restoreOldUtil();
  try {
    return silently(() => describe(createRequire(__filename)(found.folder), found));
  } catch (error) {
    const [reason] = String((error as Error).message).split('\n');
    throw new InputError(
      `backend native: ${found.name} does not load on Node ${process.versions.node} (${reason}); run \`npm run setup:native\``,
    );
  }
}

function describe(tf: Tfjs, { device }: NativePackage): NativeDescription {
  const { binding, isUsingGpuDevice } = tf.findBackend('tensorflow') as unknown as NativeBackend;
  return { version: binding.TF_Version, device: device === 'gpu' && isUsingGpuDevice ? 'gpu' : 'cpu' };
}

/** libtensorflow reads these once, while it loads. What the caller has set stays. */
function prepareEnvironment(): void {
  process.env.TF_ENABLE_ONEDNN_OPTS ??= '0';
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '3';
}

/** tfjs-node 4.22 calls two helpers that Node 23 removed from `util`, and that warn before that. */
function restoreOldUtil(): void {
  Object.assign(util, {
    isNullOrUndefined: (value: unknown) => value === null || value === undefined,
    isArray: Array.isArray,
  });
}
