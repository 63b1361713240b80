import { EventEmitter } from './events';

/** As much of Node's streams as what cannot be read needs. */
export class Readable extends EventEmitter {
  destroyed = false;

  destroy(error?: Error): this {
    this.destroyed = true;
    if (error) queueMicrotask(() => this.emit('error', error));
    return this;
  }
}

export class Writable extends EventEmitter {}
export class Duplex extends EventEmitter {}
export class Transform extends Duplex {}
export class PassThrough extends Transform {}
