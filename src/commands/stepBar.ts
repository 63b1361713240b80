import { SingleBar } from 'cli-progress';

type Update = (done: number, total: number, epoch: number) => void;

/** Runs work counted in optimiser steps of a prior beside a bar on standard error. */
export async function withStepBar<T>(work: (update: Update) => Promise<T>): Promise<T> {
  const bar = stepBar();
  try {
    return await work(bar.update);
  } finally {
    bar.stop();
  }
}

function stepBar(): { update: Update; stop(): void } {
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
