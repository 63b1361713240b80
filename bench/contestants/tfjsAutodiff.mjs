// The same step in tfjs by automatic differentiation. Argument: backend.
import { serve } from './serve.mjs';
import { checkedTenSteps, freshState, fromDist, problem } from './task.mjs';

await serve(async () => {
  const { TfjsTaskEngine } = fromDist('models/tfjsTaskEngine');
  const engine = await TfjsTaskEngine.create(problem, { backend: process.argv[2] });
  engine.load(freshState());
  return checkedTenSteps(
    (steps) => engine.run(steps),
    () => engine.state().parameters,
  );
});
