import { prebuiltBytes } from './prebuilt';

let compiled: WebAssembly.Module | undefined;

/** `kernel.wasm`, compiled once per thread. @throws Error when the binary is not the committed one. */
export function wasmModule(): WebAssembly.Module {
  compiled ??= new WebAssembly.Module(Uint8Array.from(prebuiltBytes('kernel.wasm')));
  return compiled;
}
