type Encoding =
  | 'utf8'
  | 'utf-8'
  | 'base64'
  | 'base64url'
  | 'hex'
  | 'latin1'
  | 'binary'
  | 'ascii'
  | 'utf16le'
  | 'ucs2';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Of Node's `Buffer`, what this package and the libraries that its notebooks use ask of it. */
export class Buffer extends Uint8Array {
  static readonly poolSize = 8192;

  /** Bytes of a text, of a list, or, without copying, of a memory. */
  static override from(value: unknown, second?: unknown, third?: unknown): Buffer {
    if (typeof value === 'string') return over(encoded(value, (second ?? 'utf8') as Encoding));
    if (value instanceof ArrayBuffer || isShared(value))
      return new Buffer(value as ArrayBuffer, second as number | undefined, third as number | undefined);
    const list =
      (value as { type?: unknown; data?: number[] }).type === 'Buffer'
        ? (value as { data: number[] }).data
        : value;
    return over(Uint8Array.from(list as ArrayLike<number>));
  }

  static alloc(size: number, fill: number | string = 0, encoding?: Encoding): Buffer {
    const made = new Buffer(size);
    return fill === 0 ? made : (made.fill(fill as number, 0, size, encoding) as Buffer);
  }

  static allocUnsafe(size: number): Buffer {
    return new Buffer(size);
  }

  static isBuffer(value: unknown): value is Buffer {
    return value instanceof Buffer;
  }

  static isEncoding(name: string): boolean {
    return /^(utf-?8|base64(url)?|hex|latin1|binary|ascii|utf-?16le|ucs-?2)$/i.test(name);
  }

  static byteLength(value: string | ArrayBufferView | ArrayBuffer, encoding: Encoding = 'utf8'): number {
    return typeof value === 'string' ? encoded(value, encoding).length : value.byteLength;
  }

  static concat(
    parts: readonly Uint8Array[],
    length = parts.reduce((sum, one) => sum + one.length, 0),
  ): Buffer {
    const whole = new Buffer(length);
    let at = 0;
    for (const part of parts) {
      if (at >= length) break;
      whole.set(part.subarray(0, length - at), at);
      at += part.length;
    }
    return whole;
  }

  static compare(a: Uint8Array, b: Uint8Array): -1 | 0 | 1 {
    const shared = Math.min(a.length, b.length);
    for (let i = 0; i < shared; i++) if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1;
    return a.length === b.length ? 0 : a.length < b.length ? -1 : 1;
  }

  compare(other: Uint8Array): -1 | 0 | 1 {
    return Buffer.compare(this, other);
  }

  override toString(encoding: Encoding = 'utf8', start = 0, end = this.length): string {
    return decoded(this.subarray(start, end), encoding);
  }

  toJSON(): { type: 'Buffer'; data: number[] } {
    return { type: 'Buffer', data: Array.from(this) };
  }

  equals(other: Uint8Array): boolean {
    return Buffer.compare(this, other) === 0;
  }

  override subarray(start?: number, end?: number): Buffer {
    return over(super.subarray(start, end));
  }

  /** Unlike that of a `Uint8Array`, over the same memory. */
  override slice(start?: number, end?: number): Buffer {
    return this.subarray(start, end);
  }

  copy(target: Uint8Array, at = 0, start = 0, end = this.length): number {
    const part = this.subarray(start, Math.min(end, start + target.length - at));
    target.set(part, at);
    return part.length;
  }

  write(text: string, at = 0, length?: number | Encoding, encoding: Encoding = 'utf8'): number {
    const bytes = encoded(text, typeof length === 'string' ? length : encoding);
    const room = Math.min(typeof length === 'number' ? length : this.length, this.length - at, bytes.length);
    this.set(bytes.subarray(0, room), at);
    return room;
  }

  override fill(value: unknown, start = 0, end = this.length, encoding: Encoding = 'utf8'): this {
    if (typeof value === 'number') return super.fill(value, start, end);
    const bytes = typeof value === 'string' ? encoded(value, encoding) : (value as Uint8Array);
    for (let i = start; i < end; i++) this[i] = bytes[(i - start) % bytes.length];
    return this;
  }

  override indexOf(value: unknown, from = 0): number {
    if (typeof value === 'number') return super.indexOf(value, from);
    const wanted = typeof value === 'string' ? encoded(value, 'utf8') : (value as Uint8Array);
    for (let i = from; i + wanted.length <= this.length; i++)
      if (wanted.every((byte, k) => this[i + k] === byte)) return i;
    return -1;
  }

  override includes(value: unknown, from = 0): boolean {
    return this.indexOf(value, from) >= 0;
  }
}

type Numbers =
  | 'Int8'
  | 'Uint8'
  | 'Int16'
  | 'Uint16'
  | 'Int32'
  | 'Uint32'
  | 'Float32'
  | 'Float64'
  | 'BigInt64'
  | 'BigUint64';

/** `readUInt32LE` and its kin: Node's name of each, and the view's. */
const numbers: readonly (readonly [string, Numbers, number])[] = [
  ['Int8', 'Int8', 1],
  ['UInt8', 'Uint8', 1],
  ['Int16', 'Int16', 2],
  ['UInt16', 'Uint16', 2],
  ['Int32', 'Int32', 4],
  ['UInt32', 'Uint32', 4],
  ['Float', 'Float32', 4],
  ['Double', 'Float64', 8],
  ['BigInt64', 'BigInt64', 8],
  ['BigUInt64', 'BigUint64', 8],
];

for (const [name, kind, size] of numbers) {
  for (const ending of size === 1 ? [''] : ['LE', 'BE']) {
    const isLittle = ending === 'LE';
    const view = (bytes: Buffer): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    define(`read${name}${ending}`, function (this: Buffer, at: number = 0) {
      if (at < 0 || at + size > this.length) throw outOfRange(at, this.length - size);
      return view(this)[`get${kind}`](at as number, isLittle);
    });
    define(`write${name}${ending}`, function (this: Buffer, value: unknown, at: number = 0) {
      if (at < 0 || at + size > this.length) throw outOfRange(at, this.length - size);
      (view(this)[`set${kind}`] as (at: number, value: unknown, isLittle: boolean) => void).call(
        view(this),
        at,
        value,
        isLittle,
      );
      return at + size;
    });
  }
}

function define(name: string, method: (this: Buffer, ...given: never[]) => unknown): void {
  for (const known of new Set([name, name.replace('UInt', 'Uint')]))
    Object.defineProperty(Buffer.prototype, known, { value: method, configurable: true, writable: true });
}

function outOfRange(at: number, most: number): RangeError {
  const message = `The value of "offset" is out of range. It must be >= 0 and <= ${most}. Received ${at}`;
  return Object.assign(new RangeError(message), { code: 'ERR_OUT_OF_RANGE' });
}

function over(bytes: Uint8Array): Buffer {
  return bytes instanceof Buffer
    ? bytes
    : new Buffer(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength);
}

function isShared(value: unknown): boolean {
  return Object.prototype.toString.call(value) === '[object SharedArrayBuffer]';
}

function encoded(text: string, encoding: Encoding): Uint8Array {
  switch (encoding.toLowerCase()) {
    case 'base64':
    case 'base64url':
      return binary(
        atob(
          text
            .replaceAll('-', '+')
            .replaceAll('_', '/')
            .replace(/[^A-Za-z0-9+/]/g, ''),
        ),
      );
    case 'hex':
      return Uint8Array.from(text.match(/[\da-f]{2}/gi) ?? [], (pair) => Number.parseInt(pair, 16));
    case 'latin1':
    case 'binary':
    case 'ascii':
      return binary(text);
    case 'utf16le':
    case 'ucs2':
      return new Uint8Array(Uint16Array.from(text, (one) => one.charCodeAt(0)).buffer);
    default:
      return encoder.encode(text);
  }
}

function binary(text: string): Uint8Array {
  return Uint8Array.from(text, (one) => one.charCodeAt(0));
}

/** Characters that are made of bytes at a time: a call takes only so many arguments. */
const piece = 0x8000;

function decoded(bytes: Uint8Array, encoding: Encoding): string {
  const name = encoding.toLowerCase();
  if (name === 'hex') return Array.from(bytes, (one) => one.toString(16).padStart(2, '0')).join('');
  if (name === 'utf16le' || name === 'ucs2') return new TextDecoder('utf-16le').decode(bytes);
  // A decoder takes no memory that is shared.
  if (name === 'utf8' || name === 'utf-8')
    return decoder.decode(isShared(bytes.buffer) ? Uint8Array.from(bytes) : bytes);
  let text = '';
  for (let at = 0; at < bytes.length; at += piece)
    text += String.fromCharCode(...Uint8Array.prototype.subarray.call(bytes, at, at + piece));
  if (name === 'ascii')
    return text.replace(/[\x80-\xff]/g, (one) => String.fromCharCode(one.charCodeAt(0) & 127));
  if (name === 'base64') return btoa(text);
  if (name === 'base64url') return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return text;
}
