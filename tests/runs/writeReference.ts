import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutcomeHistory } from '../../src/runs/runOutcome';
import type { RunReference } from '../../src/runs/runReference';

/** Writes a reference with a made-up history into a cache. */
export function writeReference(
  root: string,
  name: string,
  about: Omit<RunReference, 'history' | 'label_gradient'> & Partial<Pick<RunReference, 'label_gradient'>>,
  { epoch, ...columns }: Readonly<Record<keyof OutcomeHistory, ArrayLike<number>>>,
): void {
  const history = Object.fromEntries(
    Object.entries({ epoch, ...columns }).map(([column, values]) => [column, Array.from(values)]),
  );
  mkdirSync(join(root, 'references'), { recursive: true });
  writeFileSync(
    join(root, 'references', `${name}.json`),
    JSON.stringify({ ...about, versions: {}, history }),
  );
}
