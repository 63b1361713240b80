import { InputError } from '../../../inputError';

/**
 * A page with its parts in the places that its comments mark: `<!-- name -->`.
 * @throws InputError for a part without a place, or a place without its part.
 */
export function filledIn(page: string, parts: Readonly<Record<string, string>>): string {
  const places = [...page.matchAll(/<!-- (\w+) -->/g)].map(([, name]) => name);
  const lost = Object.keys(parts).find((name) => !places.includes(name));
  const empty = places.find((name) => !Object.hasOwn(parts, name));
  if (lost ?? empty)
    throw new InputError(
      `a page's parts: expected ${places.join(', ')}, found ${Object.keys(parts).join(', ')}`,
    );
  return page.replace(/<!-- (\w+) -->/g, (_, name: string) => parts[name]);
}
