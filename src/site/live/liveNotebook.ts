import type { Notebook, NotebookCell, NotebookOutput } from '../book/pages/notebookPage';
import { TOP } from './liveLinks';

const VEGA = 'application/vnd.vegalite.v5+json';

/**
 * A notebook as JupyterLite opens it: below its title what holds there alone, links into the site, and no pictures of charts, which
 * JupyterLab draws itself.
 * @param name without its ending.
 * @param text a text with its links as they are needed there.
 */
export function liveNotebook(notebook: Notebook, name: string, text: (markdown: string) => string): Notebook {
  const cells = notebook.cells.map((cell, at): NotebookCell => {
    if (cell.cell_type === 'code') return { ...cell, outputs: cell.outputs?.map(withoutPicture) };
    const source = text(typeof cell.source === 'string' ? cell.source : cell.source.join(''));
    return { ...cell, source: at === 0 ? source.replace('\n', `\n\n${note(name)}\n`) : source };
  });
  return { ...notebook, cells };
}

const note = (name: string): string =>
  `*This page runs in your browser, on data of this site ([what works here](${TOP}docs/kernel.html#in-a-browser)). What it says of your disk, of commands and of editing source files holds with [the repository on your machine](${TOP}using.html). [The same page in the book](${TOP}chapters/${name}.html).*`;

function withoutPicture(output: NotebookOutput): NotebookOutput {
  if (!output.data || !(VEGA in output.data)) return output;
  const without = (given: unknown) => {
    const { 'image/png': _, ...rest } = (given ?? {}) as Record<string, unknown>;
    return rest;
  };
  return { ...output, data: without(output.data), metadata: without(output.metadata) };
}
