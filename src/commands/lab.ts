import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Command } from 'commander';
import { environmentFolder, jupyterEnvironment, labRequirements } from '../kernel/jupyterEnvironment';
import { installKernelspec } from '../kernel/kernelspec';
import { packageRoot } from '../packageRoot';

/** `lab`: JupyterLab on the notebooks, in an environment of its own. */
export function labCommand(program: Command): void {
  program
    .command('lab')
    .summary('open JupyterLab on the notebooks')
    .description(
      'Makes .venv from notebooks/requirements.txt where it is missing, installs the kernel there and opens JupyterLab. ' +
        'Options are passed on to it: npm run lab -- --no-browser --port 8899',
    )
    .argument('[options...]', "JupyterLab's own options")
    .allowUnknownOption()
    .action(async (options: string[]) => {
      const python = jupyterEnvironment(labRequirements, (line) => process.stderr.write(`${line}\n`));
      installKernelspec({ prefix: environmentFolder });
      process.exitCode = await jupyterLab(python, options);
    });
}

/** Lets JupyterLab ask on Ctrl-C whether to stop, and ends with it. */
function jupyterLab(python: string, options: readonly string[]): Promise<number> {
  const child = spawn(python, ['-m', 'jupyter', 'lab', ...options], {
    cwd: join(packageRoot, 'notebooks'),
    stdio: 'inherit',
  });
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
