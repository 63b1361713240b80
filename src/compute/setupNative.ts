import { join } from 'node:path';
import { InputError } from '../inputError';
import { packageRoot } from '../packageRoot';
import { hasBinding, type NativePackage, nativePackage } from './nativePackage';
import { detectGpu } from './nativeSetup/detectGpu';
import { installNative } from './nativeSetup/installNative';
import { type Probe, probe } from './nativeSetup/probe';

/**
 * Gives tfjs the native backend, libtensorflow: for the GPU where the NVIDIA driver shows one and it can be used,
 * for the CPU elsewhere; never both. A second call finds it ready.
 * @param log takes the progress, a line at a time.
 * @throws InputError for each way it can fail; the installed packages are then as they were.
 */
export async function setupNative(log: (line: string) => void): Promise<void> {
  const gpu = await detectGpu();
  if (gpu) {
    try {
      return await setUp(nativePackage('gpu'), log);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      log(`the GPU (${gpu}) cannot be used: ${error.message}; setting up the CPU`);
    }
  }
  await setUp(nativePackage('cpu'), log);
}

async function setUp(target: NativePackage | undefined, log: (line: string) => void): Promise<void> {
  if (!target) {
    throw new InputError(
      'setup:native: expected the optional npm packages, found none; run `npm ci` without --omit=optional',
    );
  }
  const ready = await working(target);
  const { version, gpu } = ready ?? (await installNative(target, join(packageRoot, '.native'), log));
  log(`ready: libtensorflow ${version} on the ${gpu ? 'GPU' : 'CPU'} (${target.name})`);
}

async function working(target: NativePackage): Promise<Probe | undefined> {
  if (!hasBinding(target)) return undefined;
  try {
    const found = await probe(target.folder);
    return target.device === 'gpu' && !found.gpu ? undefined : found;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return undefined;
  }
}
