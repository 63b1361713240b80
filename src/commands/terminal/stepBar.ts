import { SingleBar } from 'cli-progress';
import { BAR, barPayload } from './barPayload';

type Update = (done: number, total: number) => void;

/** Runs work counted in optimiser steps of a prior, or in what `unit` says, beside a bar on standard error. */
export async function withStepBar<T>(work: (update: Update) => Promise<T>, unit = 'steps'): Promise<T> {
  const bar = new SingleBar({ ...BAR, format: `{bar} {value}/{total} ${unit} | {rate}/s | {left} left` });
  let first: { readonly epoch: number; readonly at: number } | undefined;
  try {
    return await work((done, total) => {
      if (!first) {
        first = { epoch: done, at: Date.now() };
        bar.start(total, done, barPayload(first, done, total));
      }
      bar.update(done, barPayload(first, done, total));
      // The next bar has a line of its own.
      if (done === total) bar.stop();
    });
  } finally {
    bar.stop();
  }
}
