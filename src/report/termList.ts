import type { Term } from './glossary';

/** A list in Markdown, an item a term. */
export function termList(terms: readonly Term[]): string {
  return terms.map(({ term, meaning }) => `- **${term}**: ${meaning}`).join('\n');
}
