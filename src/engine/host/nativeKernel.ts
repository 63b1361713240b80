import { type Kernel, kernelFunctions } from './kernelInterface';
import { type NativeAddon, nativeAddon } from './nativeAddon';

let known: NativeAddon | undefined;

/**
 * The kernel in native code over the given shared memory.
 * @throws NativeUnavailable where it cannot run.
 */
export function nativeKernel(memory: WebAssembly.Memory, addon = (known ??= nativeAddon())): Kernel {
  let view = new Uint8Array(memory.buffer);
  // A memory that grew has a buffer of another length at the same place.
  const whole = () => (view.buffer === memory.buffer ? view : (view = new Uint8Array(memory.buffer)));
  const bound = kernelFunctions.map((name) => {
    const call = addon[name];
    return [name, (...numbers: number[]) => call(whole(), ...numbers)];
  });
  return Object.fromEntries(bound) as unknown as Kernel;
}
