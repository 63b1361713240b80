import { join } from 'node:path';
import type { Study } from '../study/study';

/** Written when a task has come to its end, or is left out: what its own files are depends on the task. */
export function taskMarker({ folder }: Study, id: string): string {
  return join(folder, 'checkpoint', 'done', id);
}
