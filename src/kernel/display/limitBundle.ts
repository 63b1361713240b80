import type { MimeBundle } from '../protocol';

/** Characters of a text representation. */
const textLimit = 20_000;
/** Bytes of any other: large enough for a chart or a picture, too small to fill a notebook by accident. */
const richLimit = 1_000_000;

/**
 * A bundle whose texts are cut, with a note, and whose other parts are left out where they are too large.
 * What it holds is plain data, whatever it was made from: it travels between processes and as JSON.
 */
export function limitBundle(bundle: MimeBundle): MimeBundle {
  if (typeof bundle !== 'object' || bundle === null)
    throw new TypeError(`expected an object from MIME types to contents, found ${String(bundle)}`);
  const kept: MimeBundle = {};
  const left: string[] = [];
  for (const [mime, content] of Object.entries(bundle)) {
    const data = encode(mime, content);
    if (data === undefined) continue;
    if (mime === 'text/plain') kept[mime] = limitText(data);
    else if (data.length <= richLimit) kept[mime] = isJson(mime) ? JSON.parse(data) : data;
    else left.push(`${mime}, ${data.length.toLocaleString('en')} characters`);
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

/** A content as text: JSON where the type asks for that, base64 for bytes unless they are a text's. */
function encode(mime: string, content: unknown): string | undefined {
  const bytes = content instanceof ArrayBuffer ? new Uint8Array(content) : content;
  if (bytes instanceof Uint8Array) return Buffer.from(bytes).toString(isText(mime) ? 'utf8' : 'base64');
  if (isJson(mime)) return JSON.stringify(content);
  if (typeof content === 'string') return content;
  // Notebook files keep long texts as lists of lines.
  return Array.isArray(content) ? content.join('') : JSON.stringify(content);
}

function isText(mime: string): boolean {
  return mime.startsWith('text/') || mime.endsWith('+xml') || isJson(mime);
}

function isJson(mime: string): boolean {
  return /^application\/(.*\+)?json$/.test(mime);
}
