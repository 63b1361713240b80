import { randomUUID } from 'node:crypto';
import { jupyterDisplay } from '../display/display';
import { ts } from '../language/compiler';
import type { Display, DisplayHandle } from './displayGlobal';

type Content = string | Uint8Array;

/** MIME types of the representations that `tslab` names. */
const types = {
  javascript: 'text/javascript',
  html: 'text/html',
  markdown: 'text/markdown',
  latex: 'text/latex',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  pdf: 'application/pdf',
  text: 'text/plain',
} as const;

/** The version of stock tslab whose module this one is like. */
const likeVersion = '1.0.22';

/** The module that notebooks import as `tslab`, on the kernel's own display. */
export function createTslabModule(display: Display): object {
  const offer = (raw: (type: string, content: Content) => void): object => ({
    raw,
    ...Object.fromEntries(
      Object.entries(types).map(([name, type]) => [name, (content: Content) => raw(type, content)]),
    ),
  });

  const newDisplay = (): object => {
    let handle: DisplayHandle | undefined;
    return offer((type, content) => {
      const bundle = { [type]: content };
      if (handle) handle.update({ [jupyterDisplay]: bundle });
      else handle = display.bundle(bundle, { id: randomUUID() });
    });
  };

  const module = {
    display: offer((type, content) => void display.bundle({ [type]: content })),
    newDisplay,
    versions: { tslab: likeVersion, typescript: ts.version, node: process.version },
  };
  return Object.defineProperty(module, '__esModule', { value: true });
}
