import { innerKind, isProxy } from './kinds';

/** Of Node's options of `util.inspect`, those that are heard. */
export interface InspectOptions {
  readonly depth?: number | null;
  readonly maxArrayLength?: number | null;
  readonly maxStringLength?: number | null;
  readonly breakLength?: number;
  readonly compact?: number | boolean;
}

interface Context {
  readonly depth: number;
  readonly maxArray: number;
  readonly maxString: number;
  readonly breakLength: number;
  /** Objects that are being printed, outermost first. */
  readonly seen: object[];
  /** Those that stand within themselves, with the number each is shown by. */
  readonly circular: Map<object, number>;
  /** Columns that the text around takes. */
  indentation: number;
  /** Levels below the outermost. */
  level: number;
  /** The level of what was begun last. */
  current: number;
}

const custom = Symbol.for('nodejs.util.inspect.custom');
/** Objects in a line, of those that hold no more levels than this. */
const compactLevels = 3;

/** A value as Node prints it: the same text for what cells show. */
export function inspect(value: unknown, given: InspectOptions | boolean = {}): string {
  const options = typeof given === 'object' ? given : {};
  const context: Context = {
    depth: options.depth === null ? Number.POSITIVE_INFINITY : (options.depth ?? 2),
    maxArray: options.maxArrayLength === null ? Number.POSITIVE_INFINITY : (options.maxArrayLength ?? 100),
    maxString:
      options.maxStringLength === null ? Number.POSITIVE_INFINITY : (options.maxStringLength ?? 10_000),
    breakLength: options.breakLength ?? 80,
    seen: [],
    circular: new Map(),
    indentation: 0,
    level: 0,
    current: 0,
  };
  return shown(value, context, true);
}
inspect.custom = custom;
inspect.defaultOptions = {};

function shown(value: unknown, context: Context, isTop = false): string {
  if (typeof value === 'string') return text(value, context, isTop);
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'symbol') return value.toString();
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return String(value);
  return object(value, context);
}

function object(value: object, context: Context): string {
  if (isProxy(value)) return 'Proxy';
  const own = (value as { [custom]?: unknown })[custom];
  if (typeof own === 'function' && own !== inspect) {
    const left = context.depth - context.level;
    const made: unknown = own.call(value, left, { ...context, stylize: String }, inspect);
    if (made !== value)
      return typeof made === 'string'
        ? made.replaceAll('\n', `\n${' '.repeat(context.indentation)}`)
        : shown(made, context);
  }
  if (context.seen.includes(value)) {
    const number = context.circular.get(value) ?? context.circular.size + 1;
    context.circular.set(value, number);
    return `[Circular *${number}]`;
  }
  return raw(value, context);
}

interface Parts {
  /** What stands before the brackets, and, for some, all there is. */
  prefix: string;
  braces: [string, string];
  entries: string[];
  /** Whether its entries are those of a list, which may stand in columns. */
  isList: boolean;
}

function raw(value: object, context: Context): string {
  const name = constructorName(value);
  const keys = ownKeys(value);
  const parts: Parts = { prefix: '', braces: ['{', '}'], entries: [], isList: false };
  const deep = context.level > context.depth;
  const kind = innerKind(value);
  const tag = tagOf(value, name);
  let list: (() => string[]) | undefined;
  if (Array.isArray(value)) {
    parts.prefix = name === 'Array' && tag === '' ? '' : `${prefixOf(name, tag, 'Array', value.length)}`;
    parts.braces = ['[', ']'];
    parts.isList = true;
    if (value.length === 0 && keys.length === 0) return `${parts.prefix}[]`;
    list = () => arrayEntries(value, context);
  } else if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    const typed = value as unknown as ArrayLike<unknown> & { length: number };
    parts.prefix = prefixOf(name, tag, kind, typed.length);
    parts.braces = ['[', ']'];
    parts.isList = true;
    if (typed.length === 0 && keys.length === 0) return `${parts.prefix}[]`;
    list = () => limited(typed, context, (one) => shown(one, context));
  } else if (value instanceof Set) {
    parts.prefix = prefixOf(name, tag, 'Set', value.size);
    list = () => limitedList([...value], context, (one) => nested(one, context));
    if (value.size === 0 && keys.length === 0) return `${parts.prefix}{}`;
  } else if (value instanceof Map) {
    parts.prefix = prefixOf(name, tag, 'Map', value.size);
    list = () =>
      limitedList([...value], context, ([key, one]) => `${nested(key, context)} => ${nested(one, context)}`);
    if (value.size === 0 && keys.length === 0) return `${parts.prefix}{}`;
  } else if (typeof value === 'function') {
    const base = functionBase(value, name, tag);
    if (keys.length === 0) return base;
    parts.prefix = `${base} `;
  } else if (value instanceof Error) {
    const base = errorBase(value, context);
    const more = keys.filter(
      (key) => !(typeof key === 'string' && ['stack', 'message', 'name'].includes(key)),
    );
    if (value.cause !== undefined && !more.includes('cause')) more.push('cause');
    if (more.length === 0) return base;
    keys.splice(0, keys.length, ...more);
    parts.prefix = `${base} `;
  } else if (value instanceof Date) {
    const base = Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
    if (keys.length === 0) return base;
    parts.prefix = `${base} `;
  } else if (value instanceof RegExp) {
    if (keys.length === 0) return String(value);
    parts.prefix = `${value} `;
  } else if (kind === 'Promise') {
    parts.prefix = prefixOf(name, tag, 'Promise');
    list = () => ['<state unknown>'];
  } else if (kind === 'WeakMap' || kind === 'WeakSet') {
    return `${prefixOf(name, tag, kind)}{ <items unknown> }`;
  } else if (value instanceof ArrayBuffer || kind === 'SharedArrayBuffer') {
    const bytes = new Uint8Array(value as ArrayBuffer);
    const shownBytes = Array.from(bytes.subarray(0, 50), (one) => one.toString(16).padStart(2, '0')).join(
      ' ',
    );
    const more =
      bytes.length > 50 ? ` ... ${bytes.length - 50} more byte${bytes.length > 51 ? 's' : ''}` : '';
    parts.prefix = prefixOf(name, tag, kind);
    list = () => [`[Uint8Contents]: <${shownBytes}${more}>`, `byteLength: ${bytes.length}`];
  } else if (value instanceof Number || value instanceof String || value instanceof Boolean) {
    const base = `[${kind}: ${shown(value.valueOf(), context)}]`;
    if (keys.length === 0 || value instanceof String) return base;
    parts.prefix = `${base} `;
  } else if (kind === 'Module') {
    parts.prefix = '[Module: null prototype] ';
  } else {
    parts.prefix = name === 'Object' && tag === '' ? '' : prefixOf(name, tag, 'Object');
    if (keys.length === 0) return `${parts.prefix}{}`;
  }
  if (deep) return `[${prefixOf(name, tag, kind).trimEnd()}]`;
  context.seen.push(value);
  context.current = context.level;
  context.level += 1;
  try {
    parts.entries.push(...(list?.() ?? []));
    for (const key of keys) parts.entries.push(property(value, key, context, parts.isList));
  } finally {
    context.seen.pop();
    context.level -= 1;
  }
  const number = context.circular.get(value);
  if (number !== undefined) parts.prefix = `<ref *${number}> ${parts.prefix}`;
  return joined(parts, value, context);
}

/** The text of what is one level down. */
function nested(value: unknown, context: Context): string {
  context.indentation += 2;
  try {
    return shown(value, context);
  } finally {
    context.indentation -= 2;
  }
}

function arrayEntries(value: readonly unknown[], context: Context): string[] {
  const shownLength = Math.min(context.maxArray, value.length);
  const entries: string[] = [];
  let at = 0;
  while (at < value.length && entries.length < shownLength) {
    if (Object.hasOwn(value, at)) {
      entries.push(nested(value[at], context));
      at += 1;
      continue;
    }
    const from = at;
    while (at < value.length && !Object.hasOwn(value, at)) at += 1;
    entries.push(`<${at - from} empty item${at - from > 1 ? 's' : ''}>`);
  }
  if (at < value.length) entries.push(moreItems(value.length - at));
  return entries;
}

function limited(value: ArrayLike<unknown>, context: Context, show: (one: unknown) => string): string[] {
  const length = Math.min(context.maxArray, value.length);
  const entries = Array.from({ length }, (_, i) => show(value[i]));
  if (value.length > length) entries.push(moreItems(value.length - length));
  return entries;
}

function limitedList<T>(value: readonly T[], context: Context, show: (one: T) => string): string[] {
  const entries = value.slice(0, context.maxArray).map(show);
  if (value.length > entries.length) entries.push(moreItems(value.length - entries.length));
  return entries;
}

function moreItems(count: number): string {
  return `... ${count} more item${count > 1 ? 's' : ''}`;
}

function property(value: object, key: string | symbol, context: Context, isOfList: boolean): string {
  const descriptor = Object.getOwnPropertyDescriptor(value, key) ?? {
    value: (value as Record<string | symbol, unknown>)[key],
    enumerable: true,
  };
  let content: string;
  if ('value' in descriptor) content = nested(descriptor.value, context);
  else if (descriptor.get) content = descriptor.set ? '[Getter/Setter]' : '[Getter]';
  else content = descriptor.set ? '[Setter]' : 'undefined';
  if (isOfList && typeof key === 'string' && /^\d+$/.test(key)) return content;
  const name =
    typeof key === 'symbol'
      ? `[${key.toString()}]`
      : /^[a-zA-Z_][a-zA-Z_0-9]*$/.test(key)
        ? key
        : quoted(key);
  return `${descriptor.enumerable === false ? `[${name}]` : name}: ${content}`;
}

function ownKeys(value: object): (string | symbol)[] {
  const isList = Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
  const names: (string | symbol)[] = isList
    ? largeList(value)
      ? []
      : Object.keys(value).filter((key) => !/^\d+$/.test(key))
    : Object.keys(value);
  const symbols = Object.getOwnPropertySymbols(value).filter((one) =>
    Object.prototype.propertyIsEnumerable.call(value, one),
  );
  return [...names, ...symbols];
}

/** Whether to look for names beside its numbers would take long. */
function largeList(value: object): boolean {
  return ArrayBuffer.isView(value);
}

function constructorName(value: object): string | null {
  for (let at: object | null = value; at; at = Object.getPrototypeOf(at)) {
    const descriptor = Object.getOwnPropertyDescriptor(at, 'constructor');
    const made = descriptor?.value as unknown;
    if (typeof made === 'function' && made.name !== '') return made.name;
  }
  return null;
}

function tagOf(value: object, name: string | null): string {
  let tag: unknown;
  try {
    tag = (value as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag];
  } catch {
    return '';
  }
  if (typeof tag !== 'string' || tag === '') return '';
  return (name === null ? innerKind(value) : name) === tag ? '' : tag;
}

function prefixOf(name: string | null, tag: string, fallback: string, size?: number): string {
  const count = size === undefined ? '' : `(${size})`;
  const shownTag = tag !== '' && name !== tag ? `[${tag}] ` : '';
  if (name === null) return `[${fallback}${count}: null prototype] ${shownTag}`;
  return `${name}${count} ${shownTag}`;
}

function functionBase(value: object, name: string | null, tag: string): string {
  const code = Function.prototype.toString.call(value);
  const own = (value as { name?: string }).name;
  if (/^class\b/.test(code)) {
    const parent = Object.getPrototypeOf(value) as { name?: string } | null;
    const from = parent?.name ? ` extends ${parent.name}` : '';
    return `[class ${own === '' ? '(anonymous)' : own}${from}]`;
  }
  const kind = name === null ? 'Function (null prototype)' : name;
  const more = tag === '' || tag === name ? '' : ` [${tag}]`;
  return own ? `[${kind}: ${own}]${more}` : `[${kind} (anonymous)]${more}`;
}

function errorBase(value: Error, context: Context): string {
  const stack = value.stack ? String(value.stack) : Error.prototype.toString.call(value);
  if (!/\n\s+at /.test(stack)) return `[${stack}]`;
  return context.indentation === 0 ? stack : stack.replaceAll('\n', `\n${' '.repeat(context.indentation)}`);
}

/** In one line where that is short and flat enough, lists of short entries in columns, the rest a line each. */
function joined({ prefix, braces, entries, isList }: Parts, value: object, context: Context): string {
  const output = isList && entries.length > 6 ? columns(entries, value, context) : entries;
  const isFlat = context.current - context.level < compactLevels;
  if (isFlat && output.length === entries.length) {
    const start = output.length + context.indentation + braces[0].length + prefix.length + 10;
    const length = output.reduce((sum, one) => sum + one.length, output.length + start);
    const line = `${prefix}${braces[0]} ${output.join(', ')} ${braces[1]}`;
    if (length <= context.breakLength && !line.includes('\n')) return line;
  }
  const indentation = `\n${' '.repeat(context.indentation)}`;
  return `${prefix}${braces[0]}${indentation}  ${output.join(`,${indentation}  `)}${indentation}${braces[1]}`;
}

/** Columns and rows make about a square: a character is so many times higher than wide. */
const characterHeight = 2.5;
const separator = 2;

/** Entries of a list in columns, as wide as its widest. */
function columns(entries: string[], value: object, context: Context): string[] {
  const isCut = context.maxArray < entries.length;
  const count = isCut ? entries.length - 1 : entries.length;
  const lengths = entries.slice(0, count).map((one) => one.length);
  const total = lengths.reduce((sum, one) => sum + one + separator, 0);
  const longest = Math.max(...lengths);
  const widest = longest + separator;
  const fits = widest * 3 + context.indentation < context.breakLength;
  if (!fits || !(total / widest > 5 || longest <= 6)) return entries;
  const biased = Math.max(widest - 3 - Math.sqrt(widest - total / entries.length), 1);
  const wide = Math.min(
    Math.round(Math.sqrt(characterHeight * biased * count) / biased),
    Math.floor((context.breakLength - context.indentation) / widest),
    compactLevels * 4,
    15,
  );
  if (wide <= 1) return entries;
  const widths = Array.from({ length: wide }, (_, column) => {
    let width = 0;
    for (let at = column; at < count; at += wide) width = Math.max(width, lengths[at]);
    return width + separator;
  });
  const list = value as unknown as ArrayLike<unknown>;
  const isNumbers = entries.every((_, i) => typeof list[i] === 'number' || typeof list[i] === 'bigint');
  const lines: string[] = [];
  for (let at = 0; at < count; at += wide) {
    const line = entries.slice(at, Math.min(at + wide, count)).map((one, column, all) => {
      const isLast = column === all.length - 1;
      if (isNumbers)
        return isLast ? one.padStart(widths[column] - separator) : `${one}, `.padStart(widths[column]);
      return isLast ? one : `${one}, `.padEnd(widths[column]);
    });
    lines.push(line.join(''));
  }
  if (isCut) lines.push(entries.at(-1)!);
  return lines;
}

function text(value: string, context: Context, isTop: boolean): string {
  let shownText = value;
  let more = '';
  if (value.length > context.maxString) {
    const left = value.length - context.maxString;
    shownText = value.slice(0, context.maxString);
    more = `... ${left} more character${left > 1 ? 's' : ''}`;
  }
  const lines = shownText.split(/(?<=\n)/);
  if (
    !isTop &&
    shownText.length > 16 &&
    shownText.length > context.breakLength - context.indentation - 4 &&
    lines.length > 1
  )
    return lines.map(quoted).join(` +\n${' '.repeat(context.indentation + 2)}`) + more;
  return quoted(shownText) + more;
}

const escapes: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '\\': '\\\\',
};

/** What is written as an escape. */
const controls = /[\p{Cc}\\]/gu;

function quoted(value: string): string {
  const quote = !value.includes("'")
    ? "'"
    : !value.includes('"')
      ? '"'
      : !value.includes('`') && !value.includes('${')
        ? '`'
        : "'";
  const escaped = value.replace(
    controls,
    (one) => escapes[one] ?? `\\x${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return `${quote}${quote === "'" ? escaped.replaceAll("'", "\\'") : escaped}${quote}`;
}
