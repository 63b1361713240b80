import { workingFolder } from '../process';

export type Path = string | URL;

/** What a path names, from the root. */
export function whole(path: Path): string {
  const text = typeof path === 'string' ? path : decodeURIComponent(path.pathname);
  const parts: string[] = [];
  for (const part of (text.startsWith('/') ? text : `${workingFolder()}/${text}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}
