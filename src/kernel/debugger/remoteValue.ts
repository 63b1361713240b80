import type { Runtime } from 'node:inspector';

/** A value of the cells' process as a line of text. */
export interface ShownValue {
  value: string;
  type: string;
}

const longest = 1_000;

/** How a value reads, and what it is. */
export function showRemote(remote: Runtime.RemoteObject): ShownValue {
  return { value: cut(text(remote)), type: typeOf(remote) };
}

/** Whether there is more inside than its line says. */
export function isExpandable({ type, subtype, objectId }: Runtime.RemoteObject): boolean {
  if (objectId === undefined || subtype === 'regexp' || subtype === 'date') return false;
  return type === 'object' || type === 'function';
}

/** How many elements a list has; undefined for what is no list. */
export function lengthOf({ subtype, description }: Runtime.RemoteObject): number | undefined {
  if (subtype !== 'array' && subtype !== 'typedarray') return undefined;
  const found = /\((\d+)\)$/.exec(description ?? '');
  return found ? Number(found[1]) : undefined;
}

/** What hands a value back to the inspector. */
export function argumentOf({
  objectId,
  unserializableValue,
  value,
}: Runtime.RemoteObject): Runtime.CallArgument {
  if (objectId !== undefined) return { objectId };
  return unserializableValue !== undefined ? { unserializableValue } : { value };
}

function text(remote: Runtime.RemoteObject): string {
  const { type, subtype, value, unserializableValue, description = '', preview } = remote;
  if (type === 'string') return quote(String(value));
  if (unserializableValue !== undefined) return unserializableValue;
  if (subtype === 'null') return 'null';
  if (type === 'function') return functionText(description);
  if (type === 'symbol' || subtype === 'date' || subtype === 'regexp') return description;
  if (subtype === 'error') return description.split('\n')[0];
  if (type === 'object') return preview ? previewText(preview) : description;
  return String(value);
}

function typeOf({ type, subtype, className }: Runtime.RemoteObject): string {
  if (subtype === 'null') return 'null';
  return type === 'object' ? (className ?? 'object') : type;
}

function previewText({
  subtype,
  description = '',
  properties,
  entries,
  overflow,
}: Runtime.ObjectPreview): string {
  const more = overflow ? ', …' : '';
  if (entries) {
    const shown = entries.map(({ key, value }) => (key ? `${inner(key)} => ` : '') + inner(value));
    return `${description} {${shown.join(', ')}${more}}`;
  }
  if (subtype === 'array' || subtype === 'typedarray') {
    const shown = properties.map((one) => (/^\d+$/.test(one.name) ? '' : `${one.name}: `) + property(one));
    return `${description} [${shown.join(', ')}${more}]`;
  }
  const name = description === 'Object' ? '' : `${description} `;
  return `${name}{${properties.map((one) => `${one.name}: ${property(one)}`).join(', ')}${more}}`;
}

function inner({ type, description = '' }: Runtime.ObjectPreview): string {
  return type === 'string' ? quote(description) : description;
}

function property({ type, subtype, value = '' }: Runtime.PropertyPreview): string {
  if (type === 'string') return quote(value);
  if (type === 'function') return 'ƒ';
  if (type === 'accessor') return '(…)';
  return subtype === 'array' || value !== 'Object' ? value : '{…}';
}

function functionText(description: string): string {
  const line = description.split('\n')[0].trim();
  if (line.startsWith('class ')) return line.replace(/\s*\{.*$/, '');
  const name = /^(?:async\s+)?(?:function\s*\*?\s*)?([\p{ID_Continue}$#.]*)\s*\(([^)]*)\)/u.exec(line);
  return name ? `ƒ ${name[1]}(${name[2]})` : `ƒ ${line}`;
}

function quote(value: string): string {
  return `'${value.replace(/[\\'\n\r\t]/g, (one) => escapes[one])}'`;
}

const escapes: Record<string, string> = { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function cut(value: string): string {
  return value.length > longest ? `${value.slice(0, longest)}…` : value;
}
