import { format, inspect } from './inspect';
import { workerProcess } from './process';

type Write = (...given: unknown[]) => void;

/** A console that writes to the process' two streams, as Node's does. */
export function createConsole(): Console {
  const counts = new Map<string, number>();
  const times = new Map<string, number>();
  let indent = '';
  const to =
    (stream: 'stdout' | 'stderr'): Write =>
    (...given) => {
      const text = format(...given);
      workerProcess[stream].write(`${indent}${text.replaceAll('\n', `\n${indent}`)}\n`);
    };
  const [out, err] = [to('stdout'), to('stderr')];
  const spent = (label: string): string => {
    const ms = performance.now() - (times.get(label) ?? performance.now());
    return ms >= 1000 ? `${(ms / 1000).toFixed(3)}s` : `${Number(ms.toFixed(3))}ms`;
  };
  const group: Write = (...given) => {
    if (given.length > 0) out(...given);
    indent += '  ';
  };
  const made = {
    ...{ log: out, info: out, debug: out, error: err, warn: err },
    ...{ group, groupCollapsed: group },
    trace: (...given: unknown[]) => err('Trace:', ...given),
    dir: (value: unknown, options?: object) => out(inspect(value, options)),
    dirxml: out,
    table: (rows: unknown) => out(textTable(rows)),
    assert: (condition: unknown, ...given: unknown[]) => {
      if (condition) return;
      if (given.length > 0) err('Assertion failed:', ...given);
      else err('Assertion failed');
    },
    count: (label = 'default') => {
      counts.set(label, (counts.get(label) ?? 0) + 1);
      out(`${label}: ${counts.get(label)}`);
    },
    countReset: (label = 'default') => void counts.delete(label),
    groupEnd: () => {
      indent = indent.slice(2);
    },
    time: (label = 'default') => void times.set(label, performance.now()),
    timeLog: (label = 'default', ...given: unknown[]) => out(`${label}: ${spent(label)}`, ...given),
    timeEnd: (label = 'default') => {
      out(`${label}: ${spent(label)}`);
      times.delete(label);
    },
    clear: () => {},
    profile: () => {},
    profileEnd: () => {},
    timeStamp: () => {},
  };
  return made as unknown as Console;
}

/** Rows as Node draws them, in a frame. */
function textTable(rows: unknown): string {
  if (typeof rows !== 'object' || rows === null) return format(rows);
  const entries = Object.entries(rows);
  const names = [...new Set(entries.flatMap(([, row]) => (isObject(row) ? Object.keys(row) : [])))];
  const hasValues = entries.some(([, row]) => !isObject(row));
  const head = ['(index)', ...names, ...(hasValues ? ['Values'] : [])];
  const body = entries.map(([index, row]) => [
    index,
    ...names.map((name) => (isObject(row) && name in row ? inspect(row[name], { depth: 0 }) : '')),
    ...(hasValues ? [isObject(row) ? '' : inspect(row)] : []),
  ]);
  const widths = head.map((one, i) => Math.max(one.length, ...body.map((cells) => cells[i].length)) + 2);
  const rule = (left: string, middle: string, right: string): string =>
    `${left}${widths.map((width) => '─'.repeat(width)).join(middle)}${right}`;
  const line = (cells: string[]): string =>
    `│${cells.map((one, i) => ` ${one}`.padEnd(widths[i])).join('│')}│`;
  return [rule('┌', '┬', '┐'), line(head), rule('├', '┼', '┤'), ...body.map(line), rule('└', '┴', '┘')].join(
    '\n',
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
