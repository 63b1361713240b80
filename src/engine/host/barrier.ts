// Threads meet here by counting in shared memory. The wait is in JavaScript on purpose: Node 20's baseline
// WebAssembly compiler corrupts values around `memory.atomic.wait32`.

const SPINS = 20_000;

/** `last` runs on the thread that arrives last, before the others go on. */
export function barrier(
  control: Int32Array,
  arrivals: number,
  generation: number,
  threads: number,
  last: () => void,
): void {
  const now = Atomics.load(control, generation);
  if (Atomics.add(control, arrivals, 1) + 1 === threads) {
    last();
    Atomics.store(control, arrivals, 0);
    Atomics.add(control, generation, 1);
    Atomics.notify(control, generation);
    return;
  }
  for (let spin = 0; spin < SPINS; spin++) if (Atomics.load(control, generation) !== now) return;
  while (Atomics.load(control, generation) === now) Atomics.wait(control, generation, now);
}
