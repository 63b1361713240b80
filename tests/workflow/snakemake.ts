import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemPython } from '../../src/kernel/jupyterEnvironment';
import { packageRoot } from '../../src/packageRoot';
import { fakeCli } from './fakeStudy';

const workflow = join(packageRoot, 'workflow');
const requirements = join(workflow, 'requirements.txt');
const environment = join(packageRoot, '.venv-workflow');
const python = join(environment, 'bin', 'python');
const installed = join(environment, 'installed.txt');

/** Makes `.venv-workflow` where it is not there yet. @returns why there is no Snakemake; empty where there is. */
export function snakemakeMissing(): string {
  if (process.platform === 'win32') return 'Snakemake needs a Unix shell';
  const wanted = readFileSync(requirements, 'utf8');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted) return '';
  try {
    console.warn('making .venv-workflow (once); this takes a minute');
    if (!existsSync(python)) run(systemPython(), '-m', 'venv', environment);
    run(python, '-m', 'pip', '--disable-pip-version-check', 'install', '--quiet', '-r', requirements);
  } catch (error) {
    return (error as Error).message;
  }
  copyFileSync(requirements, installed);
  return '';
}

function run(program: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0)
    throw new Error(`'${program} ${args.join(' ')}' failed: ${stderr.trim().split('\n').at(-1)}`);
}

export interface Ended {
  readonly status: number | null;
  /** Everything that was printed. */
  readonly output: string;
}

/**
 * Runs a study through Snakemake, its own files in the study's folder.
 * @param args what a person would add; @param cli the command line that lists and runs its tasks.
 */
export async function snakemake(
  profile: 'local' | 'slurm',
  study: { readonly folder: string },
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = process.env,
  cli = fakeCli,
): Promise<Ended> {
  const call = ['-m', 'snakemake', '--snakefile', join(workflow, 'Snakefile')];
  const profiled = ['--profile', join(workflow, 'profiles', profile)];
  const config = ['--config', `study=${study.folder}`, `cli=${cli}`];
  const child = spawn(python, [...call, ...profiled, ...args, ...config], {
    cwd: study.folder,
    env: { ...env, XDG_CACHE_HOME: join(study.folder, 'cache') },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const [status] = await once(child, 'close');
  return { status, output };
}

/** The tasks that a dry run would start. */
export const planned = ({ output }: Ended): string[] =>
  [...output.matchAll(/^Job \d+: (\S+) /gm)].map(([, id]) => id).sort();
