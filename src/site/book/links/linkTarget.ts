import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { InputError } from '../../../inputError';
import type { BookContext } from './bookContext';

/** Where a link of a text leads to in the site. */
export type LinkTarget =
  /** It stays as it is. */
  | { readonly kind: 'elsewhere' }
  /** A page of the book, by its source. */
  | { readonly kind: 'page'; readonly path: string; readonly anchor: string }
  /** Another file or place of the site. */
  | { readonly kind: 'place'; readonly path: string }
  /** A file that is not in the site: its path in the repository. */
  | { readonly kind: 'path'; readonly path: string };

/**
 * @param source the file that the link stands in, from the repository's root.
 * @throws InputError for a link to nothing.
 */
export function linkTarget(href: string, source: string, context: BookContext): LinkTarget {
  if (/^[a-z]+:/i.test(href) || href.startsWith('#')) return { kind: 'elsewhere' };
  const [, to, anchor] = /^([^#]*)(#.*)?$/s.exec(href)!;
  const path = posix.join(posix.dirname(source), decodeURI(to)).replace(/\/$/, '');
  if (path.startsWith('..') || !existsSync(join(context.root, path)))
    throw new InputError(`${source}: a link to '${href}', which is no file of the repository`);
  const page = context.pages.get(path);
  if (page) return { kind: 'page', path: page, anchor: anchor ?? '' };
  const place = context.places.get(path) ?? context.reference.get(path);
  if (place) return { kind: 'place', path: place };
  if (path.startsWith('data/') && context.isServed(path)) return { kind: 'place', path };
  return { kind: 'path', path };
}
