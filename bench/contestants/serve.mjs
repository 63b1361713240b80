import { createInterface } from 'node:readline';
import { checkTenSteps } from './task.mjs';

/**
 * Speaks with bench/run.mjs: `ready` once ten steps came out right, then for each line with a number of steps the
 * milliseconds that one of them took; `absent <why>` where this contestant cannot run here.
 *
 * @param open resolves to { run(steps), parameters() }: `run` takes steps and waits for their end.
 */
export async function serve(open) {
  let contestant;
  try {
    contestant = await open();
  } catch (error) {
    if (error.name !== 'InputError') throw error;
    console.log(`absent ${error.message}`);
    return process.exit();
  }
  await contestant.run(10);
  checkTenSteps(contestant.parameters());
  console.log('ready');
  for await (const line of createInterface({ input: process.stdin })) {
    const steps = Number(line);
    const start = performance.now();
    await contestant.run(steps);
    console.log((performance.now() - start) / steps);
  }
  process.exit();
}
