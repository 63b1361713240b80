import type { OpenKernel } from '../../engine/host/kernelInterface';
import { wasmKernel } from '../../engine/host/wasmKernel';
import bytes from '../../engine/prebuilt/kernel.wasm';

let compiled: WebAssembly.Module | undefined;

/** The kernel over a memory, from `kernel.wasm`, which lies in the script itself; compiled once in each worker. */
export const openKernel: OpenKernel = (memory) => {
  compiled ??= new WebAssembly.Module(bytes as BufferSource);
  return wasmKernel(memory, compiled);
};
