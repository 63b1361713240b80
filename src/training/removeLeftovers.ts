import { unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder } from '../data/filesUnder';

/** What an atomic write calls its file until it is whole. */
const TEMPORARY = /\.(json|arrow|safetensors)\.\d+$/;

/** Removes the half-written files of a run that was killed; nothing reads them, but a finished run has none. */
export function removeLeftovers(folder: string): void {
  for (const file of filesUnder(folder)) if (TEMPORARY.test(file)) unlinkSync(join(folder, file));
}
