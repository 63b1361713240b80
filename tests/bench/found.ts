/** What the parts of the bench return, as `benchJson` and `benchText` take it. */
export const found = {
  task: [
    { key: 'ours', title: 'ours, 2 threads', engine: 'native', ms: 5.12345 },
    { key: 'ours_1_thread', title: 'ours, 1 thread', engine: 'native', ms: 9 },
    { key: 'ours_wasm', title: 'ours on wasm, 2 threads', engine: 'wasm', ms: 14 },
    { key: 'ours_wasm_1_thread', title: 'ours on wasm, 1 thread', engine: 'wasm', ms: 25 },
    { key: 'jax', title: 'JAX, 2 threads', ms: 7, ratio: 0.73194 },
    { key: 'jaxjs', title: 'jax-js wasm', absent: 'it does not install' },
  ],
  glp: [
    { key: 'ours', title: 'ours, 2 threads', engine: 'wasm', ms: 64, samples: 4000.4 },
    { key: 'ours_wasm', title: 'ours on wasm, 2 threads', engine: 'wasm', ms: 64, samples: 4000 },
    { key: 'jax', title: 'JAX, 2 threads', ms: 32, samples: 8000, ratio: 2, share: 0.5 },
  ],
  kernels: [
    { key: 'ours', title: 'ours', start: 1265.4, cell: 11.94, after: { 600: 12.04, 3600: 12.16 } },
    { key: 'tslab', title: 'tslab', start: 3000, cell: 119.4, after: { 600: 410.26, 3600: null } },
    { key: 'deno', title: 'Deno', absent: 'no network' },
  ],
  start: { seconds: 6.123, peak_mb: 221.4, node_peak_mb: 209.8 },
  train: { epochs: 2000, seconds: 20.004, epochs_per_second: 99.98 },
};
