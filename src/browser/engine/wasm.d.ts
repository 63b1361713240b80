/** The bytes of a file, as esbuild's loader `binary` puts them into a script. */
declare module '*.wasm' {
  const bytes: Uint8Array;
  export default bytes;
}
