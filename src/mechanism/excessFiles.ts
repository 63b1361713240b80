import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Run } from '../runs/openRun';
import { studyFolder } from '../runs/studyFolder';
import { type ExcessReport, readExcessReport } from './excessReport';

/** Where the reports of the row excess lie beside a run: `<stack>.json`. */
export const excessFolder = (run: Pick<Run, 'paths'>): string =>
  join(studyFolder(run), 'references', 'row-excess');

/** The logits that stacks outside this process read; large, so it is neither committed nor in the manifest. */
export const windowLogitsFile = (run: Pick<Run, 'paths'>): string =>
  join(excessFolder(run), 'checkpoint', 'window-logits.safetensors');

/**
 * The reports of all stacks cached beside a run, by file name.
 * @throws InputError when one is damaged.
 * @example
 * import { excessReports, openRun } from 'activation-supervision';
 * const stacks = excessReports(openRun('baseline')).map(({ stack }) => stack);
 * stacks; // => ['ours', 'JAX', 'TensorFlow', 'tfjs, cpu', 'tfjs, wasm', 'PyTorch']
 */
export function excessReports(run: Pick<Run, 'paths'>): ExcessReport[] {
  const folder = excessFolder(run);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => readExcessReport(join(folder, file)));
}
