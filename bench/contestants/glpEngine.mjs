// Our SIMD engine of the prior. Arguments: the problem, threads.
import { glpOptions, openGlp } from './glpProblem.mjs';
import { serve } from './serve.mjs';
import { fromDist } from './task.mjs';

const [problem, threads] = process.argv.slice(2);
const { GlpEngine } = fromDist('engine/glpEngine');

await serve(() => openGlp(problem, ({ samples }) => GlpEngine.create(glpOptions(samples, Number(threads)))));
