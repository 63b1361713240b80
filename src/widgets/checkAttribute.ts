import type { AttributeSpec } from './modelSpec';

/** What is wrong with a value for an attribute, as `expected …, found …`; undefined where nothing is. */
export function checkAttribute(spec: AttributeSpec, value: unknown): string | undefined {
  if (value === null && spec.isNullable) return undefined;
  const types = typeof spec.type === 'string' ? [spec.type] : spec.type;
  const fits = spec.choices ? spec.choices.includes(value) : types.some((type) => isOf(type, value, spec));
  if (fits) return undefined;
  const names = types.map((type) => typeNames[type] ?? type);
  const wanted = spec.choices ? spec.choices.map((one) => JSON.stringify(one)) : names;
  return `expected ${wanted.join(' or ')}${spec.isNullable ? ' or null' : ''}, found ${shown(value)}`;
}

const typeNames: Record<string, string> = {
  string: 'a text',
  bool: 'true or false',
  int: 'a whole number',
  float: 'a number',
  array: 'an array',
  bytes: 'bytes',
  reference: 'a widget, or its settings',
};

function isOf(type: string, value: unknown, { items, initial }: AttributeSpec): boolean {
  if (type === 'string') return typeof value === 'string';
  if (type === 'bool') return typeof value === 'boolean';
  if (type === 'int') return Number.isSafeInteger(value);
  if (type === 'float') return typeof value === 'number';
  if (type === 'bytes') return ArrayBuffer.isView(value) || value instanceof ArrayBuffer;
  if (type === 'reference') return typeof value === 'object' || typeof value === 'string';
  if (type !== 'array') return true;
  if (!Array.isArray(value)) return false;
  if (items === 'string' || items === 'int')
    return value.every((one) => isOf(items, one, {} as AttributeSpec));
  // A range has two ends, however it was made.
  if (Array.isArray(initial) && initial.length > 0)
    return value.length === initial.length && value.every((one) => typeof one === 'number');
  return true;
}

function shown(value: unknown): string {
  try {
    return (JSON.stringify(value) ?? String(value)).slice(0, 80);
  } catch {
    return `a value of type ${typeof value}`;
  }
}
