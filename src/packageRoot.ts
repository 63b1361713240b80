import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder that holds package.json, found upwards from this file: the same from `src` and from `dist`. */
export const packageRoot: string = findUp(__dirname);

function findUp(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error(`package.json not found above ${__dirname}`);
  return findUp(parent);
}
