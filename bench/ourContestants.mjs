const variants = [
  { key: 'ours', title: 'ours, 2 threads', threads: 2, engine: 'native' },
  { key: 'ours_1_thread', title: 'ours, 1 thread', threads: 1, engine: 'native' },
  { key: 'ours_wasm', title: 'ours on wasm, 2 threads', threads: 2, engine: 'wasm' },
  { key: 'ours_wasm_1_thread', title: 'ours on wasm, 1 thread', threads: 1, engine: 'wasm' },
];

/**
 * Our engine in both kinds, as `race` takes it.
 * @param command the command line for a number of threads and an engine.
 */
export function ourContestants(command) {
  return variants.map(({ engine, ...contestant }) => ({
    ...contestant,
    command: command(`${contestant.threads}`, engine),
  }));
}
