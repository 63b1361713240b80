import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { atomicWrite } from '../data/atomicWrite';
import { canonicalJson } from '../data/json/canonicalJson';
import { parseJsonFile } from '../data/json/parseJsonFile';
import type { Study } from '../study/study';

const schema = z.strictObject({ reason: z.string() });

/** Where a study says why a run cannot have what was asked for: a direction without a collapse. One file each, so that tasks side by side do not meet. */
const fileOf = ({ folder }: Study, run: string, experiment: string): string =>
  join(folder, 'runs', run, 'left-out', `${experiment}.json`);

/** Why a run has not got an experiment and never will; undefined where nothing is known against it. */
export function leftOut(study: Study, run: string, experiment: string): string | undefined {
  const file = fileOf(study, run, experiment);
  return existsSync(file) ? parseJsonFile(file, schema).reason : undefined;
}

export function leaveOut(study: Study, run: string, experiment: string, reason: string): void {
  atomicWrite(fileOf(study, run, experiment), canonicalJson({ reason }));
}
