import { SingleBar } from 'cli-progress';

/** A bar on standard error for work counted in optimiser steps of a prior. */
export function stepBar() {
  const bar = new SingleBar({
    format: '{bar} {value}/{total} steps | epoch {epoch} | {eta_formatted} left',
    stream: process.stderr,
    noTTYOutput: true,
    notTTYSchedule: 10_000,
    hideCursor: true,
    barsize: 24,
  });
  let started = false;
  return {
    update(done: number, total: number, epoch: number): void {
      if (!started) bar.start(total, done, { epoch });
      started = true;
      bar.update(done, { epoch });
    },
    stop: () => bar.stop(),
  };
}
