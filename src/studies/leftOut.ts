import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { atomicWrite } from '../data/atomicWrite';
import { canonicalJson } from '../data/json/canonicalJson';
import { parseJsonFile } from '../data/json/parseJsonFile';
import { plannedRun } from '../study/plannedRun';
import type { PlannedRun } from '../study/plannedRuns';
import type { Study } from '../study/study';

const schema = z.strictObject({ reason: z.string(), epochs: z.int() });

/** Where a study says why a run cannot have what was asked for: a direction without a collapse. One file each, so that tasks side by side do not meet. */
const fileOf = ({ folder }: Study, run: string, experiment: string): string =>
  join(folder, 'runs', run, 'left-out', `${experiment}.json`);

/** Why a run has not got an experiment and, of the length that is planned, never will; undefined where nothing is known against it. */
export function leftOut(study: Study, run: string, experiment: string): string | undefined {
  const file = fileOf(study, run, experiment);
  if (!existsSync(file)) return undefined;
  const { reason, epochs } = parseJsonFile(file, schema);
  return epochs === plannedRun(study, run)?.epochs ? reason : undefined;
}

/** Of a run that has come to its planned end. What it cannot have, it may have once it is trained further. */
export function leaveOut(study: Study, run: PlannedRun, experiment: string, reason: string): void {
  const { name, epochs } = run;
  atomicWrite(fileOf(study, name, experiment), canonicalJson({ reason, epochs }));
}
