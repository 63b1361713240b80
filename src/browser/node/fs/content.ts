import { Buffer } from '../buffer';
import { files } from '../files';
import { fileError } from '../fileTree';
import { bytesOf, textOf } from '../text';
import { handleOf } from './handles';
import { type Path, whole } from './paths';

export type Encoded =
  | BufferEncoding
  | { readonly encoding?: BufferEncoding | null; readonly flag?: string }
  | null;

function encodingOf(options?: Encoded): BufferEncoding | undefined {
  return (typeof options === 'string' ? options : options?.encoding) ?? undefined;
}

export function readFileSync(path: Path | number, options?: Encoded): Buffer | string {
  const bytes = typeof path === 'number' ? handleOf(path).bytes() : files.read(whole(path));
  // A copy: who reads a file may write to what he got.
  const copy = Buffer.from(Uint8Array.from(bytes).buffer);
  const encoding = encodingOf(options);
  if (!encoding) return copy;
  return /^utf-?8$/i.test(encoding) ? textOf(bytes) : copy.toString(encoding);
}

export function writeFileSync(path: Path | number, content: string | Uint8Array, options?: Encoded): void {
  const bytes =
    typeof content === 'string' ? Buffer.from(content, encodingOf(options)) : Uint8Array.from(content);
  if (typeof path === 'number') {
    handleOf(path).write(bytes);
    return;
  }
  const file = whole(path);
  const flag = typeof options === 'object' ? options?.flag : undefined;
  if (flag?.includes('x') && files.exists(file)) throw fileError('EEXIST', 'open', file);
  if (flag?.startsWith('a')) appendFileSync(file, bytes);
  else files.write(file, bytes);
}

export function appendFileSync(path: Path, content: string | Uint8Array): void {
  const file = whole(path);
  const before = files.exists(file) ? files.read(file) : new Uint8Array(0);
  const more = typeof content === 'string' ? bytesOf(content) : content;
  files.write(file, Uint8Array.from(Buffer.concat([before, more])));
}

export function copyFileSync(from: Path, to: Path): void {
  files.write(whole(to), Uint8Array.from(files.read(whole(from))));
}
