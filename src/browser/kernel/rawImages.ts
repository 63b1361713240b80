import { readFileSync } from 'node:fs';

/** Where the site's edition of the images lies in a worker. */
const FOLDER = '/activation-supervision/digits';

/**
 * In the place of `digits/rawImages`: images of one digit from a file of a byte a pixel, the number of its shade in
 * `shades.json`; behind a 0, paper, stands how many follow of it. The texts that npm has of them are ten times as long.
 */
export function rawImages(digit: number): readonly number[] {
  const shades = JSON.parse(readFileSync(`${FOLDER}/shades.json`, 'utf8')) as number[];
  return shadesOf(readFileSync(`${FOLDER}/${digit}.bin`), shades);
}

/** The shades that bytes stand for. */
export function shadesOf(bytes: Uint8Array, shades: readonly number[]): number[] {
  const image: number[] = [];
  for (let at = 0; at < bytes.length; at++) {
    image.push(shades[bytes[at]]);
    if (bytes[at] !== 0) continue;
    at += 1;
    for (let more = bytes[at]; more > 0; more--) image.push(shades[0]);
  }
  return image;
}
