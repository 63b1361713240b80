import { InputError } from '../inputError';
import { engineSelfTest } from './engineSelfTest';
import type { EngineChoice } from './host/engineHost';
import { NativeUnavailable, nativeAddon } from './host/nativeAddon';
import { nativeKernel } from './host/nativeKernel';
import { prebuiltFolder } from './host/prebuilt';

/** Forces an engine where it is set to `native` or `wasm`; `auto` is as if it were not set. */
export const ENGINE_VARIABLE = 'ACTIVATION_SUPERVISION_ENGINE';

const known = new Map<string, EngineChoice>();

/**
 * Which build of the kernel computes in this process: the native one where there is one for this platform, the processor
 * has what it needs and its self-test finds the known bits; else WebAssembly.
 * @param wanted overrides the environment variable.
 * @throws InputError for another name, and for `native` where it cannot run.
 */
export function engineChoice(wanted = process.env[ENGINE_VARIABLE] || 'auto'): EngineChoice {
  let choice = known.get(wanted);
  if (!choice) known.set(wanted, (choice = choose(wanted)));
  return choice;
}

/** The choice, not remembered. @param tryNative throws NativeUnavailable where the native build cannot be used. */
export function choose(wanted: string, tryNative: () => void = nativeWorks): EngineChoice {
  if (wanted === 'wasm') return { engine: 'wasm' };
  if (wanted !== 'auto' && wanted !== 'native') {
    throw new InputError(`engine: expected auto, native or wasm, got '${wanted}'`);
  }
  try {
    tryNative();
    return { engine: 'native' };
  } catch (error) {
    if (!(error instanceof NativeUnavailable)) throw error;
    if (wanted === 'auto') return { engine: 'wasm', reason: error.message };
    throw new InputError(
      `the native engine cannot run here: ${error.message}; --engine wasm gives the same bytes`,
    );
  }
}

/** @throws NativeUnavailable where the native build in a folder cannot run or does not find the known bits. */
export function nativeWorks(folder = prebuiltFolder): void {
  const addon = nativeAddon(folder);
  try {
    engineSelfTest((memory) => nativeKernel(memory, addon));
  } catch (error) {
    throw new NativeUnavailable((error as Error).message);
  }
}
