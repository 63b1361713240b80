import { createInterface } from 'node:readline';

/**
 * Speaks with bench/race.mjs: `ready`, and the engine that it runs on if it has several, once the contestant's check came
 * out right; then for each line with a number of steps the milliseconds that one of them took. `absent <why>` where this
 * contestant cannot run here.
 *
 * @param open resolves to { run(steps), check(), engine? }: `run` takes steps and waits for their end, `check` throws
 *   when the first steps are wrong.
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
  await contestant.check();
  console.log(contestant.engine ? `ready ${contestant.engine}` : 'ready');
  for await (const line of createInterface({ input: process.stdin })) {
    const steps = Number(line);
    const start = performance.now();
    await contestant.run(steps);
    console.log((performance.now() - start) / steps);
  }
  process.exit();
}
