import type { z } from 'zod';
import { InputError } from '../inputError';
import { readBytes } from './readBytes';

/**
 * A JSON file that fits `schema`.
 * @throws InputError naming the file and the first thing wrong: missing, not JSON, or where it does not fit.
 */
export function parseJsonFile<Schema extends z.ZodType>(path: string, schema: Schema): z.infer<Schema> {
  const result = schema.safeParse(parseJson(path));
  if (result.success) return result.data;
  const { path: place, message } = result.error.issues[0];
  throw new InputError(`${path}: ${place.length > 0 ? `${place.join('.')}: ` : ''}${message}`);
}

function parseJson(path: string): unknown {
  const bytes = readBytes(path);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new InputError(`${path}: not valid JSON`);
  }
}
