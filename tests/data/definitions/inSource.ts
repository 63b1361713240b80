import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../src/packageRoot';
import { valuesAt } from './statement';

/** The numbers in the gaps `{}` of a piece of code that a file of `src` has exactly once: of what is exported to nobody. */
export const inSource = (file: string, code: string): number[] =>
  valuesAt(readFileSync(join(packageRoot, 'src', file), 'utf8'), code);

/** A constant of a file of `src`. */
export const constant = (file: string, name: string): number => inSource(file, `const ${name} = {};`)[0];
