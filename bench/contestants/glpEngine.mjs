// Our engine of the prior. Arguments: the problem, threads, and `native` or `wasm`, as for engine.mjs.
import { glpOptions, openGlp } from './glpProblem.mjs';
import { serve } from './serve.mjs';
import { fromDist } from './task.mjs';

const [problem, threads, wanted] = process.argv.slice(2);
const { GlpEngine } = fromDist('engine/glp/glpEngine');

await serve(async () => {
  let engine;
  const contestant = await openGlp(problem, async ({ samples }) => {
    engine = await GlpEngine.create({ ...glpOptions(samples, Number(threads)), engine: wanted });
    return engine;
  });
  return { ...contestant, engine: engine.engine };
});
