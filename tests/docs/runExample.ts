import { createRequire } from 'node:module';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { packageRoot } from '../../src/packageRoot';
import { exampleCode } from './exampleCode';
import { valueMatches } from './valueMatches';

const fromRoot = createRequire(join(packageRoot, 'example.js'));

/** How `show` shows a value in a notebook: where it takes them, no chart is drawn. */
const DISPLAY = Symbol.for('activation-supervision.display');

/**
 * Runs an example against the built package, as a cell in the repository's folder would.
 * @returns what it shows.
 * @throws what it throws; Error for a value that is not as written, with both.
 */
export async function runExample(example: string): Promise<unknown[]> {
  const { code, values } = exampleCode(example);
  const exports: { run?: (report: (index: number, value: unknown) => void) => Promise<void> } = {};
  new Function('exports', 'require', code)(exports, fromRoot);
  const shown: unknown[] = [];
  const world = globalThis as Record<symbol, unknown>;
  world[DISPLAY] = (value: unknown) => {
    shown.push(value);
    return { update() {}, clear() {} };
  };
  try {
    await exports.run!((index, value) => {
      if (valueMatches(values[index], value)) return;
      throw new Error(`the example says ${values[index]}, and it is ${inspect(value, { depth: 3 })}`);
    });
  } finally {
    delete world[DISPLAY];
  }
  return shown;
}
