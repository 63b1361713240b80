import type { MimeBundle } from './protocol';

/** Characters of a text representation. */
const textLimit = 20_000;
/** Bytes of any other: large enough for a chart or a picture, too small to fill a notebook by accident. */
const richLimit = 1_000_000;

/** A bundle whose texts are cut, with a note, and whose other parts are left out where they are too large. */
export function limitBundle(bundle: MimeBundle): MimeBundle {
  const kept: MimeBundle = {};
  const left: string[] = [];
  for (const [mime, content] of Object.entries(bundle)) {
    const data = encode(content);
    if (mime === 'text/plain' && typeof data === 'string') kept[mime] = limitText(data);
    else if (sizeOf(data) <= richLimit) kept[mime] = data;
    else left.push(`${mime}, ${sizeOf(data).toLocaleString('en')} characters`);
  }
  if (left.length > 0)
    kept['text/plain'] = `${kept['text/plain'] ?? ''}\n[left out: ${left.join('; ')}]`.trim();
  return kept;
}

/** A text of at most some thousand characters; a note says how much is missing. */
export function limitText(text: string): string {
  if (text.length <= textLimit) return text;
  return `${text.slice(0, textLimit)}\n[cut: ${(text.length - textLimit).toLocaleString('en')} more characters]`;
}

/** Binary content travels in base64. */
function encode(content: unknown): unknown {
  return content instanceof Uint8Array ? Buffer.from(content).toString('base64') : content;
}

function sizeOf(data: unknown): number {
  return typeof data === 'string' ? data.length : (JSON.stringify(data)?.length ?? 0);
}
