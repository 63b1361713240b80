import type { EngineName, Kernel } from './kernelInterface';
import { nativeKernel } from './nativeKernel';
import { wasmKernel } from './wasmKernel';
import { wasmModule } from './wasmModule';

/** The named build of the kernel over a shared memory. */
export function kernelOn(memory: WebAssembly.Memory, engine: EngineName): Kernel {
  return engine === 'native' ? nativeKernel(memory) : wasmKernel(memory, wasmModule());
}
