import { join } from 'node:path';
import type { Run } from '../runs/openRun';

/** Where a run keeps a replayed window; one about the first edition's phases lies in a folder of its own. */
export function windowFile({ paths, phasesBy }: Pick<Run, 'paths' | 'phasesBy'>, name: string): string {
  return join(paths.folder, 'windows', ...(phasesBy ? ['by-thousand'] : []), `${name}.arrow`);
}
