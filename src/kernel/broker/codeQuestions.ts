import { toOffset, toPosition } from '../language/cursor';
import type { CellRunner } from './cellRunner';
import { markdownBundle } from './markdownBundle';
import type { Content } from './wireMessage';

type Cells = Pick<CellRunner, 'ask'>;

/** Whether code may run as it stands, or goes on: `is_complete_reply`. */
export async function isComplete(cells: Cells, { code }: Content): Promise<Content> {
  return (await cells.ask({ type: 'isComplete', code: text(code) })) as Content;
}

/** What is known about the name at the cursor: `inspect_reply`. */
export async function inspectCode(cells: Cells, content: Content): Promise<Content> {
  const code = text(content.code);
  const found = await known(cells, code, toOffset(code, Number(content.cursor_pos ?? 0)));
  return {
    status: 'ok',
    found: found !== undefined,
    data: found ? markdownBundle(found) : {},
    metadata: {},
  };
}

/** `name?`: what is known about a name, in the front end's pager; `execute_reply`. */
export async function pageOf(cells: Cells, name: string, execution_count: number): Promise<Content> {
  const found = await known(cells, name, name.length);
  const data = found ? markdownBundle(found) : { 'text/plain': `${name}: nothing is known about it` };
  const payload = [{ source: 'page', data, start: 0 }];
  return { status: 'ok', execution_count, payload, user_expressions: {} };
}

/** Names that may stand at the cursor: `complete_reply`. */
export async function completeCode(cells: Cells, content: Content): Promise<Content> {
  const code = text(content.code);
  const offset = toOffset(code, Number(content.cursor_pos ?? code.length));
  type Found = { matches: string[]; kinds: string[]; start: number; end: number };
  const found = (await cells.ask({ type: 'complete', code, offset })) as Found;
  const { matches, kinds } = found;
  const [start, end] = [toPosition(code, found.start), toPosition(code, found.end)];
  // JupyterLab asks what is known of a completion only where it has this.
  const types = matches.map((text, i) => ({ text, type: kinds[i], start, end }));
  const metadata = { _jupyter_types_experimental: types };
  return { status: 'ok', matches, cursor_start: start, cursor_end: end, metadata };
}

/** A message's text, empty where it has none. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

async function known(cells: Cells, code: string, offset: number): Promise<string | undefined> {
  return (await cells.ask({ type: 'inspect', code, offset })) as string | undefined;
}
