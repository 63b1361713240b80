import type { Kernel } from './kernelInterface';

/** The kernel in WebAssembly over the given shared memory, which it never grows nor allocates in. */
export function wasmKernel(memory: WebAssembly.Memory, module: WebAssembly.Module): Kernel {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernel;
}
