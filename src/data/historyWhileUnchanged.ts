import { statSync } from 'node:fs';
import { type History, readHistory } from './history';

/**
 * A history, read again only when its file is another than the last time: several tables look at the same hundreds of
 * runs. Nobody writes into what it returns.
 * @throws InputError as `readHistory`.
 */
export function historyWhileUnchanged(path: string): History {
  const state = fileState(path);
  const last = read.get(path);
  if (state !== undefined && last?.state === state) return last.history;
  const history = readHistory(path);
  read.set(path, { state, history });
  return history;
}

const read = new Map<string, { readonly state: string | undefined; readonly history: History }>();

/** Histories are replaced, never written into: another file has another number, even within a tick of the clock. */
function fileState(path: string): string | undefined {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat && `${stat.dev} ${stat.ino} ${stat.size} ${stat.mtimeNs}`;
}
