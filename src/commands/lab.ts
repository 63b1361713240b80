import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { environmentFolder, jupyterEnvironment, labRequirements } from '../kernel/jupyterEnvironment';
import { installKernelspec } from '../kernel/kernelspec';
import { packageRoot } from '../packageRoot';
import { RUN_VARIABLE, STUDY_VARIABLE } from '../study/asked';
import { jupyterOptions } from './lab/jupyterOptions';
import { chosenRun, type StudyAndRun, studyOptions } from './studyOptions';

const notebooks = join(packageRoot, 'notebooks');
/** Where a reader's own notebooks go; git does not see it. */
export const ownNotebooks = join(notebooks, 'mine');

/** `lab`: JupyterLab on the notebooks, in an environment of its own. */
export function labCommand(program: Command): void {
  studyOptions(program.command('lab'))
    .summary('open JupyterLab on the notebooks')
    .description(
      'Makes .venv from notebooks/requirements.txt where it is missing, installs the kernel there and opens JupyterLab. ' +
        'notebooks/mine, which it makes, too, is for notebooks of your own. ' +
        'The notebooks that it opens are about the named study and run. ' +
        'Other options are passed on to JupyterLab: npm run lab -- --study my-study --no-browser --port 8899',
    )
    .argument('[options...]', "JupyterLab's own options")
    .allowUnknownOption()
    .action(async (options: string[], asked: StudyAndRun) => {
      const environment = { ...process.env, ...notebookVariables(asked) };
      const python = jupyterEnvironment(labRequirements, (line) => process.stderr.write(`${line}\n`));
      installKernelspec({ prefix: environmentFolder });
      mkdirSync(ownNotebooks, { recursive: true });
      const { options: all, hint } = jupyterOptions(options, process.getuid?.() === 0);
      if (hint) process.stderr.write(`${hint}\n`);
      process.exitCode = await jupyterLab(python, all, environment);
    });
}

/** What the notebooks' parameters cells read; nothing where neither was named. @throws InputError as `chosenRun`. */
export function notebookVariables(asked: StudyAndRun): Record<string, string> {
  const { study, run } = asked;
  if (study === undefined && run === undefined) return {};
  const { name } = chosenRun(asked);
  return {
    ...(study !== undefined && { [STUDY_VARIABLE]: resolve(study) }),
    [RUN_VARIABLE]: run === undefined ? '' : name,
  };
}

/** Lets JupyterLab ask on Ctrl-C whether to stop, and ends with it. */
function jupyterLab(python: string, options: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(python, ['-m', 'jupyter', 'lab', ...options], {
    cwd: notebooks,
    env,
    stdio: 'inherit',
  });
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
