import { inspect } from './inspect';

/** A line as `console.log` makes it of its arguments; `%s`, `%d`, `%i`, `%f`, `%j`, `%o` and `%O` are filled in. */
export function format(...given: unknown[]): string {
  const [first, ...rest] = given;
  const parts: string[] = [];
  if (typeof first === 'string' && rest.length > 0) {
    parts.push(first.replace(/%[sdifjoOc%]/g, (mark) => filled(mark, rest)));
  } else if (given.length > 0) parts.push(plain(first));
  for (const one of rest) parts.push(plain(one));
  return parts.join(' ');
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : inspect(value);
}

/** What takes the place of a mark: the next of the arguments, which is taken away. */
function filled(mark: string, rest: unknown[]): string {
  if (mark === '%%') return '%';
  if (rest.length === 0) return mark;
  const value = rest.shift();
  switch (mark) {
    case '%s':
      return typeof value === 'object' && value !== null ? inspect(value, { depth: 0 }) : String(value);
    case '%d':
      return typeof value === 'object' ? 'NaN' : String(Number(value));
    case '%i':
      return String(Number.parseInt(String(value), 10));
    case '%f':
      return String(Number.parseFloat(String(value)));
    case '%j':
      return JSON.stringify(value);
    case '%c':
      return '';
    default:
      return inspect(value, { depth: 4 });
  }
}
