import bytes from '../../engine/prebuilt/kernel.wasm';

let compiled: WebAssembly.Module | undefined;

/** `kernel.wasm`, which lies in the script itself; compiled once in each worker. */
export function kernelModule(): WebAssembly.Module {
  compiled ??= new WebAssembly.Module(bytes as BufferSource);
  return compiled;
}
