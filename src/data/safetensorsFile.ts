import { atomicWrite } from './atomicWrite';
import { readBytes } from './readBytes';
import { parseSafetensors } from './safetensors/parseSafetensors';
import { serializeSafetensors } from './safetensors/serializeSafetensors';
import type { TensorFile } from './safetensors/tensor';

/** @throws InputError naming the file when it is missing, unreadable or damaged. */
export function readSafetensors(path: string): TensorFile {
  return parseSafetensors(readBytes(path), path);
}

/** Writes the file atomically. @throws InputError when the place cannot be written. */
export function writeSafetensors(path: string, file: TensorFile): void {
  atomicWrite(path, serializeSafetensors(file));
}
