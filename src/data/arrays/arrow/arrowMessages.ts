import { InputError } from '../../../inputError';
import type { OpenFile } from '../openFile';
import { checkBatch, checkSchema } from './checkArrowMetadata';
import { field, tableAt } from './flatbuffer';

/** A message of the Arrow IPC format, by where it lies. */
export interface ArrowMessage {
  readonly kind: 'schema' | 'dictionary' | 'batch' | 'other';
  readonly at: number;
  /** Bytes of the whole message. */
  readonly length: number;
  /** Rows of a batch. */
  readonly rows: number;
}

const KINDS = ['other', 'schema', 'dictionary', 'batch'] as const;
const FILE_MAGIC = 'ARROW1';

/**
 * The messages of an Arrow file (`.arrow`, Feather version 2) or stream, without their bodies: each is a length, metadata
 * as a flatbuffer (arrow.apache.org/docs/format/Columnar.html), and a body as long as that says.
 * @throws InputError naming the file when it ends early or is damaged.
 */
export function arrowMessages(file: OpenFile): ArrowMessage[] {
  const isFile = file.size >= 8 && file.read(0, 6).toString('latin1') === FILE_MAGIC;
  const ends = file.size >= 16 && file.read(file.size - 6, 6).toString('latin1') === FILE_MAGIC;
  if (isFile && !ends) throw damaged(file, 'it ends early');
  const messages: ArrowMessage[] = [];
  let at = isFile ? 8 : 0;
  for (;;) {
    if (!isFile && at === file.size) break;
    const length = metadataLength(file, at);
    if (length === 0) break;
    const message = messageAt(file, at, length);
    messages.push(message);
    at += message.length;
  }
  if (messages[0]?.kind !== 'schema') throw damaged(file, 'it does not begin with a schema');
  return messages;
}

function metadataLength(file: OpenFile, at: number): number {
  if (at + 8 > file.size) throw damaged(file, 'it ends early');
  const head = file.read(at, 8);
  if (head.readUInt32LE(0) !== 0xffffffff) throw damaged(file, `byte ${at} begins no message`);
  return head.readUInt32LE(4);
}

function messageAt(file: OpenFile, at: number, length: number): ArrowMessage {
  if (at + 8 + length > file.size) throw damaged(file, 'it ends early');
  const metadata = file.read(at + 8, length);
  try {
    const message = metadata.readUInt32LE(0);
    const kind = KINDS[metadata[field(metadata, message, 1)]] ?? 'other';
    const bodyAt = field(metadata, message, 3);
    const body = bodyAt === 0 ? 0 : Number(metadata.readBigInt64LE(bodyAt));
    const header = tableAt(metadata, field(metadata, message, 2));
    const rowsAt = kind === 'batch' ? field(metadata, header, 0) : 0;
    const rows = rowsAt === 0 ? 0 : Number(metadata.readBigInt64LE(rowsAt));
    if (!(body >= 0 && rows >= 0)) throw new RangeError('negative sizes');
    const whole = 8 + length + body;
    if (at + whole > file.size) throw damaged(file, 'it ends early');
    if (kind === 'schema') checkSchema(metadata, header);
    if (kind === 'batch') checkBatch(metadata, header, rows, body);
    return { kind, at, length: whole, rows };
  } catch (error) {
    throw error instanceof InputError ? error : damaged(file, (error as Error).message);
  }
}

function damaged({ path }: OpenFile, reason: string): InputError {
  return new InputError(`${path}: not a whole Arrow file: ${reason}`);
}
