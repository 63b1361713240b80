import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { jupyterEnvironment, testRequirements } from '../src/kernel/jupyterEnvironment';
import { packageRoot } from '../src/packageRoot';

declare module 'vitest' {
  interface ProvidedContext {
    /** Why nothing can be run through Jupyter; empty where it can. */
    noJupyter: string;
    /** Why the parts of the site that Python makes cannot be built; empty where they can. */
    noSite: string;
  }
}

/** Makes `.venv` and `.venv-site` once, before the tests that need them start side by side. */
export default async function setup({ provide }: TestProject): Promise<void> {
  let reason = '';
  try {
    jupyterEnvironment(testRequirements, (line) => console.warn(line));
  } catch (error) {
    reason = (error as Error).message;
    console.warn(`Jupyter tests (kernel, notebooks, JupyterLab) are skipped: ${reason}`);
  }
  provide('noJupyter', reason);
  provide('noSite', reason || (await siteEnvironment()));
}

/** Makes the environment that the site is built with. @returns why there is none; empty where there is one. */
async function siteEnvironment(): Promise<string> {
  try {
    const { sitePrograms } = await import(join(packageRoot, 'site', 'python.mjs'));
    sitePrograms();
    return '';
  } catch (error) {
    const { message } = error as Error;
    console.warn(`tests of the book and of the notebooks in a browser are skipped: ${message}`);
    return message;
  }
}
