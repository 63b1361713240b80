// Our engine as a suppressed run uses it: the effective gradient projected out, chosen anew every 100 steps.
// Arguments: threads, and `native` or `wasm`, as for engine.mjs.
import { serve } from './serve.mjs';
import { freshState, fromDist, problem } from './task.mjs';

const EVERY = 100;
const [threads, wanted] = process.argv.slice(2);

await serve(async () => {
  const { TaskEngine } = fromDist('engine/taskEngine');
  const engine = await TaskEngine.create(problem, { threads: Number(threads), engine: wanted });
  engine.load(freshState());
  const { directionSource } = fromDist('training/directionSource');
  const { essayConfig } = fromDist('training/runConfig');
  const suppression = { source: 'gradient', every: EVERY };
  const source = directionSource({ ...essayConfig(42), suppression }, { problem });
  let left = 0;
  const choose = () => {
    const { step, parameters } = engine.state();
    engine.setDirections([Float32Array.from(source.directionsAt(step, parameters).data)]);
    left = EVERY;
  };
  const run = async (steps) => {
    for (let rest = steps; rest > 0; ) {
      if (left === 0) choose();
      const now = Math.min(rest, left);
      await engine.run(now);
      left -= now;
      rest -= now;
    }
  };
  const check = async () => {
    await run(10);
    if (left !== EVERY - 10) throw new Error('the direction was not chosen when it was due');
  };
  return { run, check, engine: engine.engine };
});
