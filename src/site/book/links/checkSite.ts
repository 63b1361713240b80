import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { filesUnder } from '../../../data/filesUnder';
import { unescapeHtml } from '../unescapeHtml';

/** Pages that are checked; what others make is only led to. */
const OTHERS = /^(lab|notebooks|data)\//;
/** Pages whose own parts typedoc has checked: it names some that it makes only when a page is opened. */
const MADE = /^reference\//;
const TAGS = /<(a|img|script|link|iframe|source|use|object|embed|video|audio|form)\b[^>]*>/g;
const ADDRESS = /\s(?:href|src|srcset|data|action)="([^"]*)"/g;

/**
 * What is wrong with the links of a site: places of the site that are not there, and whatever a page would load from elsewhere.
 * Links that a reader may follow elsewhere are not looked at.
 * @param absent parts of the site, folders at its top, that are not built: links to them are not followed.
 */
export function checkSite(folder: string, absent: readonly string[]): string[] {
  const pages = filesUnder(folder).filter((file) => file.endsWith('.html') && !OTHERS.test(file));
  const ids = new Map<string, ReadonlySet<string>>();
  const idsOf = (page: string) => {
    const known = ids.get(page) ?? idsIn(readFileSync(join(folder, page), 'utf8'));
    ids.set(page, known);
    return known;
  };
  const wrong = (page: string, tag: string, address: string): string | undefined => {
    const follows = tag === 'a' || tag === 'form';
    if (/^(data|javascript|mailto):/.test(address) || address === '') return undefined;
    if (/^([a-z]+:)?\/\//i.test(address)) return follows ? undefined : `${page} loads ${address}`;
    if (address.startsWith('/')) return `${page}: '${address}' holds at the top of a host alone`;
    const [, path, fragment] = /^([^#?]*)(?:\?[^#]*)?(?:#(.*))?$/.exec(address)!;
    const to = path === '' ? page : posix.join(posix.dirname(page), decodeURI(path));
    if (absent.includes(to.split('/')[0])) return undefined;
    const target = to.endsWith('/') ? `${to}index.html` : to;
    if (!existsSync(join(folder, target))) return `${page}: no '${address}'`;
    const isLookedAt = fragment && target.endsWith('.html') && !OTHERS.test(target) && !MADE.test(target);
    if (isLookedAt && !idsOf(target).has(decodeURIComponent(fragment)))
      return `${page}: no '#${fragment}' in ${target}`;
    return undefined;
  };
  return pages.flatMap((page) => {
    const html = withoutScripts(readFileSync(join(folder, page), 'utf8'));
    const found = [...html.matchAll(TAGS)].flatMap(([text, tag]) =>
      tag === 'link' && /rel="(canonical|next|prev|search|index|author|copyright)"/.test(text)
        ? []
        : [...text.matchAll(ADDRESS)].map(([, address]) => wrong(page, tag, unescapeHtml(address))),
    );
    return [...new Set(found.filter((one): one is string => one !== undefined))];
  });
}

const withoutScripts = (html: string): string =>
  html.replace(/(<script\b[^>]*>).*?<\/script>/gs, '$1').replace(/<!--.*?-->/gs, '');

const idsIn = (html: string): Set<string> =>
  new Set([...html.matchAll(/\s(?:id|name)="([^"]+)"/g)].map(([, id]) => unescapeHtml(id)));
