/** What the kernel is built for: a clang target, the processor that the code may expect, and how it is linked. */
export const targets = {
  'kernel.wasm': {
    target: 'wasm32-freestanding',
    flags: ['-msimd128', '-matomics', '-mbulk-memory', '-mnontrapping-fptoint', '-nostdlib'],
    // No stack: instances on several threads would share it. The kernel needs none, and whoever brings one in is trapped.
    link: [
      '-Wl,--no-entry',
      '-Wl,--import-memory',
      '-Wl,--shared-memory',
      '-Wl,--max-memory=4294901760',
      '-Wl,--strip-all',
      '-Wl,-z,stack-size=0',
    ],
  },
  'linux-x64.node': { target: 'x86_64-linux-gnu.2.28', cpu: 'x86_64_v3' },
  'linux-arm64.node': { target: 'aarch64-linux-gnu.2.28', cpu: 'generic' },
  'darwin-x64.node': {
    target: 'x86_64-macos.13.0',
    cpu: 'x86_64_v3',
    link: ['-Wl,-undefined,dynamic_lookup'],
  },
  'darwin-arm64.node': {
    target: 'aarch64-macos.13.0',
    cpu: 'apple_m1',
    link: ['-Wl,-undefined,dynamic_lookup'],
  },
  'win32-x64.node': { target: 'x86_64-windows-gnu', cpu: 'x86_64_v3', importLibrary: true },
};

/** For the code that asks which processor it is on. */
export const baseline = { x86_64_v3: 'x86_64', generic: 'generic', apple_m1: 'apple_m1' };
