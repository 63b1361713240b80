import type { Content } from './wireMessage';

interface Entry {
  line: number;
  input: string;
}

const kept = 10_000;
/** This session's number; front ends also call it 0. Earlier ones are not kept. */
const session = 1;

/** The cells of this session, as Jupyter asks for them. */
export class History {
  readonly #entries: Entry[] = [];

  add(line: number, input: string): void {
    this.#entries.push({ line, input });
    if (this.#entries.length > kept) this.#entries.shift();
  }

  /** Answers a history_request: the tail, a range of lines, or what matches a pattern with `*` and `?`. */
  select(request: Content): [session: number, line: number, input: unknown][] {
    const found = this.#find(request);
    return found.map(({ line, input }) => [session, line, request.output ? [input, null] : input]);
  }

  #find(request: Content): Entry[] {
    const count = Number(request.n ?? Number.POSITIVE_INFINITY);
    if (request.hist_access_type === 'range') {
      if (![0, session].includes(Number(request.session ?? 0))) return [];
      const start = Number(request.start ?? 0);
      const stop = Number(request.stop ?? Number.POSITIVE_INFINITY);
      return this.#entries.filter(({ line }) => line >= start && line < stop);
    }
    if (request.hist_access_type !== 'search') return last(this.#entries, count);
    const pattern = glob(String(request.pattern ?? '*'));
    const found = this.#entries.filter(({ input }) => pattern.test(input));
    return last(request.unique ? unique(found) : found, count);
  }
}

function last(entries: Entry[], count: number): Entry[] {
  return count > 0 ? entries.slice(-Math.min(count, entries.length)) : [];
}

function unique(entries: Entry[]): Entry[] {
  return [...new Map(entries.map((one) => [one.input, one])).values()];
}

function glob(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[^]*')
    .replaceAll('?', '[^]');
  return new RegExp(`^${source}$`);
}
