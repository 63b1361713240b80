/**
 * A page as Sphinx and its theme write it, its controls named as they are seen: what folds the lists of the sidebar has no name
 * there, and others have one that does not say what stands on them.
 */
export function namedControls(html: string): string {
  return html
    .replace(/<summary>(?=<span class="toctree-toggle")/g, '<summary aria-label="Pages below">')
    .replace(/<summary aria-label="Toggle hidden content">/g, '<summary>')
    .replace(/(<button class="btn search-button-field[^>]*?) aria-label="Search"/g, '$1');
}
