import { InputError } from '../../inputError';
import type { ToolResult } from './runTool';

const diskFull = /no space left|ENOSPC|disk quota/i;
const refused =
  /ENOTFOUND|ECONNREFUSED|EAI_AGAIN|name resolution|connection (error|refused|timed out)|no matching distribution|\b40[0-9]\b|max retries|SSL|certificate/i;

/** What a failed program means, as one line for a reader: `what` names the step. */
export function failure(what: string, result: ToolResult): InputError {
  const { everything, timedOut } = result;
  if (diskFull.test(everything)) return new InputError(`${what}: the disk is full`);
  if (timedOut)
    return new InputError(`${what}: no end within the time limit; is the network slow or blocked?`);
  const line = tellingLine(everything);
  if (refused.test(everything))
    return new InputError(`${what}: the download was refused or blocked (${line})`);
  return new InputError(`${what}: ${line}`);
}

/** The first line that names an error, or the last one. */
function tellingLine(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const telling = lines.find((line) => /error/i.test(line) && !line.startsWith('throw ')) ?? lines.at(-1);
  return (telling ?? 'it ended without a message').slice(0, 200);
}
