import type { z } from 'zod';
import { InputError } from '../../inputError';
import { readBytes } from '../readBytes';

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
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InputError(`${path}: not valid JSON: not UTF-8`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError(`${path}: not valid JSON: ${jsonFault(error as Error, text)}`);
  }
}

/** What the parser says in one line, with line and column where it names a place. */
function jsonFault({ message }: Error, text: string): string {
  const [said, position] = /^(.*?) (?:in JSON )?at position (\d+)/s.exec(message)?.slice(1) ?? [message];
  const oneLine = said.replace(/\s+/g, ' ');
  if (position === undefined) return oneLine;
  const before = text.slice(0, Number(position)).split('\n');
  return `${oneLine} at line ${before.length}, column ${before[before.length - 1].length + 1}`;
}
