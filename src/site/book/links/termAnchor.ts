/** The page of the glossary in the site. */
export const GLOSSARY = 'docs/glossary.html';

/** The place of a term of the glossary on its page. */
export const termAnchor = (term: string): string =>
  `term-${term
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')}`;
