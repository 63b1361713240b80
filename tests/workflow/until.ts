import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something holds. @throws Error that says what did not come within `seconds`. */
export async function until(what: string, holds: () => boolean, seconds = 60): Promise<void> {
  const end = Date.now() + 1_000 * seconds;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`waited ${seconds} s for this: ${what}`);
    await sleep(200);
  }
}
