import type { Term } from './glossary';
import { terminalStyle } from './terminalStyle';
import { textLines } from './textLines';
import type { TextOptions } from './toText';

/** Terms for a terminal, their meaning indented below each. */
export function termsText(terms: readonly Term[], { width = 100, colour = false }: TextOptions = {}): string {
  const { strong } = terminalStyle(colour);
  return terms
    .flatMap(({ term, meaning }) => [
      strong(term),
      ...textLines(meaning, width - 2).map((line) => `  ${line}`),
    ])
    .join('\n');
}
