import type { Content } from './wireMessage';

/** A text in Markdown as a MIME bundle; for those who show none, its code stands without fences. */
export function markdownBundle(markdown: string): Content {
  const plain = markdown.replace(/^```.*\n?/gm, '').trimEnd();
  return { 'text/plain': plain, 'text/markdown': markdown };
}
