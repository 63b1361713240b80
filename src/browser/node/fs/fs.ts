/** Node's `fs`, over the files of this worker. */

export { appendFileSync, copyFileSync, readFileSync, writeFileSync } from './content';
export { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from './handles';
export { promises } from './promises';
export { accessSync, existsSync, lstatSync, realpathSync, statSync } from './status';
export {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  utimesSync,
} from './tree';

export const constants = { F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1 };
