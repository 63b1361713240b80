// The prior in tfjs by automatic differentiation. Arguments: the problem, backend.
import { openGlp } from './glpProblem.mjs';
import { serve } from './serve.mjs';
import { fromDist } from './task.mjs';

const [problem, backend] = process.argv.slice(2);
const { TfjsGlpEngine } = fromDist('models/glp/tfjsGlpEngine');

await serve(() => openGlp(problem, (options) => TfjsGlpEngine.create(options, backend)));
