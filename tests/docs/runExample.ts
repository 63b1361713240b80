import { createRequire } from 'node:module';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { packageRoot } from '../../src/packageRoot';
import { exampleCode } from './exampleCode';
import { valueMatches } from './valueMatches';

const fromRoot = createRequire(join(packageRoot, 'example.js'));

/**
 * Runs an example against the built package, as a cell in the repository's folder would run it.
 * @throws what it throws; Error for a value that is not as written, with both.
 */
export async function runExample(example: string): Promise<void> {
  const { code, values } = exampleCode(example);
  const exports: { run?: (report: (index: number, value: unknown) => void) => Promise<void> } = {};
  new Function('exports', 'require', code)(exports, fromRoot);
  const seen = new Set<number>();
  await exports.run!((index, value) => {
    seen.add(index);
    if (!valueMatches(values[index], value)) {
      throw new Error(`the example says ${values[index]}, and it is ${inspect(value, { depth: 3 })}`);
    }
  });
  if (seen.size !== values.length) throw new Error('a value (// =>) was never reached');
}
