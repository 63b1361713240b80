import { posix } from 'node:path';
import type { BookContext } from './bookContext';
import { linkTarget } from './linkTarget';
import { mapLinks } from './mapLinks';
import { relativeHref } from './relativeHref';

/**
 * A text whose links lead to pages of the book, or, where a file has none, name its path.
 * @param source the file of the text, from the repository's root.
 * @param page where it stands in the book.
 * @param picture what stands for a picture, by its path in the repository.
 * @throws InputError for a link to nothing.
 */
export function rewriteLinks(
  text: string,
  source: string,
  page: string,
  context: BookContext,
  picture: (path: string) => string,
): string {
  return mapLinks(text, ({ isPicture, label, href }) => {
    if (isPicture) return picture(posix.join(posix.dirname(source), href));
    const target = linkTarget(href, source, context);
    switch (target.kind) {
      case 'elsewhere':
        return undefined;
      case 'page':
        return `[${label}](${relativeHref(page, target.path)}${target.anchor})`;
      case 'place':
        return `<a href="${relativeHref(page, target.path)}">${label}</a>`;
      case 'path':
        return withPath(label, target.path, context.repository);
    }
  });
}

/** The words of a link to a file that has no page, and its path, said once. */
function withPath(label: string, path: string, repository: string): string {
  if (repository !== '') return `[${label}](${repository}/${path})`;
  const words = label.replaceAll('`', '');
  return path === words || path.endsWith(`/${words}`) ? `\`${path}\`` : `${label} (\`${path}\`)`;
}
