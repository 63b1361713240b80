import type { Kernel } from './kernelInterface';
import { prebuiltBytes } from './prebuilt';

let compiled: WebAssembly.Module | undefined;

/** `kernel.wasm`, compiled once per thread. @throws Error when the binary is not the committed one. */
export function wasmModule(): WebAssembly.Module {
  compiled ??= new WebAssembly.Module(Uint8Array.from(prebuiltBytes('kernel.wasm')));
  return compiled;
}

/** The kernel in WebAssembly over the given shared memory, which it never grows nor allocates in. */
export function wasmKernel(memory: WebAssembly.Memory, module = wasmModule()): Kernel {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernel;
}
