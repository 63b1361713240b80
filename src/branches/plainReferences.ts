import type { Run } from '../runs/openRun';
import { hasPlainStep, type RunReference } from '../runs/runReference';
import { runReferences } from '../runs/runReferences';

/**
 * The references cached beside a run that differ from it in the stack alone, one a precision; float32 first.
 * @example
 * import { openRun, plainReferences } from 'activation-supervision';
 * const references = plainReferences(openRun('baseline'));
 * references.map(({ precision }) => precision); // => ['float32', 'float64']
 */
export function plainReferences(run: Run): RunReference[] {
  return runReferences(run).filter((one) => !one.suppression && hasPlainStep(one));
}
