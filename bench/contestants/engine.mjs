// Our SIMD engine. Argument: threads.
import { serve } from './serve.mjs';
import { checkedTenSteps, freshState, fromDist, problem } from './task.mjs';

await serve(async () => {
  const engine = await fromDist('engine/taskEngine').TaskEngine.create(problem, {
    threads: Number(process.argv[2]),
  });
  engine.load(freshState());
  return checkedTenSteps(
    (steps) => engine.run(steps),
    () => engine.state().parameters,
  );
});
