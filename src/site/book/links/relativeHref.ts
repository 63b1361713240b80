import { posix } from 'node:path';

/**
 * The way from one page of the site to a place in it, so that the site works below any path.
 * @param from page or place, relative to the site's root.
 * @param to place, relative to the site's root; what follows `#` or `?` stays.
 */
export function relativeHref(from: string, to: string): string {
  const [, path, rest] = /^([^#?]*)(.*)$/s.exec(to)!;
  return `${posix.relative(posix.dirname(from), path) || posix.basename(path)}${rest}`;
}
