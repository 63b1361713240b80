import type { TestProject } from 'vitest/node';
import { jupyterEnvironment, testRequirements } from '../src/kernel/jupyterEnvironment';

declare module 'vitest' {
  interface ProvidedContext {
    /** Why nothing can be run through Jupyter; empty where it can. */
    noJupyter: string;
  }
}

/** Makes `.venv` once, before the tests that need it start side by side. */
export default function setup({ provide }: TestProject): void {
  let reason = '';
  try {
    jupyterEnvironment(testRequirements, (line) => console.warn(line));
  } catch (error) {
    reason = (error as Error).message;
    console.warn(`Jupyter tests (kernel, notebooks, JupyterLab) are skipped: ${reason}`);
  }
  provide('noJupyter', reason);
}
