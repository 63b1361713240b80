// Our engine. Arguments: threads, and `native` or `wasm` (without it, what the engine itself prefers).
import { serve } from './serve.mjs';
import { checkedTenSteps, freshState, fromDist, problem } from './task.mjs';

const [threads, wanted] = process.argv.slice(2);

await serve(async () => {
  const { TaskEngine } = fromDist('engine/taskEngine');
  const engine = await TaskEngine.create(problem, { threads: Number(threads), engine: wanted });
  engine.load(freshState());
  const contestant = checkedTenSteps(
    (steps) => engine.run(steps),
    () => engine.state().parameters,
  );
  return { ...contestant, engine: engine.engine };
});
