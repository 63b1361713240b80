import { InputError } from '../inputError';
import { arrowBytes, type ColumnTable, parseArrow } from './arrowTable';
import { atomicWrite } from './atomicWrite';
import { readBytes } from './readBytes';

/** A run's history: column `epoch` (int32, increasing) and float64 columns beside it. */
export type History = ColumnTable & { readonly epoch: Int32Array };

/**
 * Writes a history as an Arrow file, atomically; equal columns give equal bytes.
 * @throws InputError when the epochs do not increase or the place cannot be written.
 */
export function writeHistory(path: string, history: History): void {
  checkEpochs(history, path);
  atomicWrite(path, arrowBytes(history));
}

/** @throws InputError naming the file when it is missing, damaged or no history. */
export function readHistory(path: string): History {
  const columns = parseArrow(readBytes(path), path);
  checkEpochs(columns, path);
  return columns;
}

function checkEpochs(columns: ColumnTable, path: string): asserts columns is History {
  const { epoch, ...measured } = columns;
  if (!(epoch instanceof Int32Array)) throw new InputError(`${path}: expected an int32 column 'epoch'`);
  const bad = epoch.findIndex((value, i) => i > 0 && value <= epoch[i - 1]);
  if (bad > 0) throw new InputError(`${path}: epoch ${epoch[bad]} follows ${epoch[bad - 1]}`);
  for (const [name, values] of Object.entries(measured)) {
    if (!(values instanceof Float64Array))
      throw new InputError(`${path}: expected column '${name}' to be float64`);
  }
}
