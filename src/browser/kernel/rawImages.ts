import { readFileSync } from 'node:fs';

/** Where the site's edition of the images lies in a worker. */
const FOLDER = '/activation-supervision/digits';

/**
 * In the place of `digits/rawImages`: images of one digit from a file of a byte a pixel, the number of its shade in `shades.json`.
 * The texts that npm has of the same numbers are three times as long.
 */
export function rawImages(digit: number): readonly number[] {
  const shades = JSON.parse(readFileSync(`${FOLDER}/shades.json`, 'utf8')) as number[];
  return Array.from(readFileSync(`${FOLDER}/${digit}.bin`), (shade) => shades[shade]);
}
