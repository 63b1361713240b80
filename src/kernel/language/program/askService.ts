import type { CellText } from '../cellText';
import { type TypeScript, ts } from '../compiler';
import { quickInfoText } from './quickInfoText';

/** What is known about the name at an offset of a cell, in Markdown, or undefined. */
export function inspectCell(
  service: TypeScript.LanguageService,
  file: string,
  text: CellText,
  offset: number,
): string | undefined {
  const at = text.fromCell(offset);
  const info =
    service.getQuickInfoAtPosition(file, at) ?? service.getQuickInfoAtPosition(file, Math.max(0, at - 1));
  const signature = ts.displayPartsToString(info?.displayParts);
  // The compiler takes an unknown name for an `any` of no kind.
  if (!info || (info.kind === ts.ScriptElementKind.unknown && signature === 'any')) return undefined;
  return quickInfoText(info);
}

/** Names that may stand at an offset, and the stretch of the cell that they would replace. */
export interface Completions {
  matches: string[];
  /** What each is, in the compiler's words: `function`, `alias` of what is imported, `keyword`. */
  kinds: string[];
  start: number;
  end: number;
}

export function completeCell(
  service: TypeScript.LanguageService,
  file: string,
  { cell, text }: { cell: string; text: CellText },
  offset: number,
): Completions {
  const found = service.getCompletionsAtPosition(file, text.fromCell(offset), {});
  // In a string the compiler says what would be replaced; elsewhere it is the name around the offset.
  const span = found?.entries[0]?.replacementSpan;
  const start = span
    ? text.toCell(span.start)
    : offset - (/#?[\p{ID_Continue}$]*$/u.exec(cell.slice(0, offset))?.[0].length ?? 0);
  const end = span
    ? text.toCell(span.start + span.length)
    : offset + (/^[\p{ID_Continue}$]*/u.exec(cell.slice(offset))?.[0].length ?? 0);
  const prefix = cell.slice(start, offset).toLowerCase();
  const entries = (found?.entries ?? []).filter((one) => one.name.toLowerCase().startsWith(prefix));
  entries.sort((a, b) => (a.sortText < b.sortText ? -1 : a.sortText > b.sortText ? 1 : 0));
  return { matches: entries.map(({ name }) => name), kinds: entries.map(({ kind }) => kind), start, end };
}
