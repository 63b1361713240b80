import { Readable } from 'node:stream';

/** Puts in the place of standard input, at whose end a cell would wait for ever, one that says that there is none. */
export function installCellInput(): void {
  Object.defineProperty(process, 'stdin', { value: new CellInput(), configurable: true, writable: true });
}

class CellInput extends Readable {
  readonly fd = 0;

  override _read(): void {
    this.destroy(new Error('a cell cannot ask for input: give the value to a variable instead'));
  }
}
