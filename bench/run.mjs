// `npm run bench`; `npm run bench -- --help` says what it takes.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchJson } from './benchJson.mjs';
import { benchText } from './benchText.mjs';
import { glpStep } from './glpStep.mjs';
import { kernels } from './kernels.mjs';
import { parseBenchArguments, usage } from './parseBenchArguments.mjs';
import { start } from './start.mjs';
import { taskStep } from './taskStep.mjs';
import { train } from './train.mjs';

const measure = { task: taskStep, glp: glpStep, kernels, start, train };

async function main({ json, help, wanted }) {
  if (help) return usage;
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const found = {};
  for (const part of wanted) found[part] = await measure[part](root, (line) => console.error(line));
  return json ? JSON.stringify(benchJson(found)) : benchText(found);
}

let wishes;
try {
  wishes = parseBenchArguments(process.argv.slice(2));
} catch (error) {
  console.error(`bench: ${error.message}`);
  process.exit(2);
}
console.log(await main(wishes));
