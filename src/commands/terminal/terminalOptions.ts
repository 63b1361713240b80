import type { TextOptions } from '../../report/toText';

/** Narrower ones would cut words. */
const LEAST = 40;

/** The width of the terminal, of COLUMNS or of 100 characters where output goes elsewhere; colours only on a terminal without NO_COLOR. */
export function terminalOptions(
  { isTTY, columns }: Pick<NodeJS.WriteStream, 'isTTY' | 'columns'> = process.stdout,
  { COLUMNS, NO_COLOR }: NodeJS.ProcessEnv = process.env,
): Required<TextOptions> {
  const width = columns || Number(COLUMNS) || 100;
  return { width: Math.max(LEAST, width), colour: Boolean(isTTY) && !NO_COLOR };
}
