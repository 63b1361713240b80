import { escapeHtml } from '../../../escapeHtml';
import { InputError } from '../../../inputError';
import { checkpointKinds } from './checkpointKinds';
import { rawHtml } from './rawHtml';
import type { RunFile } from './runFiles';
import { scrollingTable } from './scrollingTable';
import { sizeText } from './sizeText';

/** What the tables say of a file besides what its path says. */
interface Known {
  readonly seedOf: (run: string) => number;
  /** Its address where the site serves it. */
  readonly hrefOf: (path: string) => string | undefined;
}

/** Up to so many files are shown at once, more on request. */
const AT_ONCE = 30;
const HEADINGS = [
  ['run', ''],
  ['seed', 'number'],
  ['epoch', 'number'],
  ['file', ''],
  ['size', 'number'],
  ['SHA-256', ''],
] as const;

/**
 * Tables of the files that runs keep, one for each kind.
 * @throws InputError for a file of no known kind.
 */
export function checkpointTables(
  files: readonly RunFile[],
  seedOf: Known['seedOf'],
  hrefOf: Known['hrefOf'],
): string {
  const known = new Set(checkpointKinds.flatMap(({ kinds }) => kinds));
  const stray = files.find(({ kind }) => !known.has(kind));
  if (stray) throw new InputError(`${stray.path}: expected a kind of ${[...known].join(', ')}`);
  const sections = checkpointKinds.flatMap(({ title, about, kinds }) => {
    const of = files.filter(({ kind }) => kinds.includes(kind));
    return of.length > 0
      ? [`### ${title}\n\n${about}\n\n${rawHtml(table(title, of, { seedOf, hrefOf }))}`]
      : [];
  });
  return sections.join('\n\n');
}

function table(title: string, files: readonly RunFile[], known: Known): string {
  const head = HEADINGS.map(([name, kind]) => `<th class="${kind}">${name}</th>`).join('');
  const body = files.map((file) => row(file, known)).join('\n');
  const whole = `<table class="files"><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table>`;
  const total = sizeText(files.reduce((sum, { bytes }) => sum + bytes, 0));
  const summary = `${files.length} ${files.length === 1 ? 'file' : 'files'}, ${total}`;
  const open = files.length <= AT_ONCE ? ' open' : '';
  return `<details${open}><summary>${summary}</summary>${scrollingTable(title, whole, 'tall')}</details>`;
}

function row({ path, run, epoch, bytes, sha256 }: RunFile, { seedOf, hrefOf }: Known): string {
  const href = hrefOf(path);
  const name = `<code>${escapeHtml(path.split(`${run}/`)[1])}</code>`;
  const cells = [
    escapeHtml(run),
    String(seedOf(run)),
    epoch?.toLocaleString('en-US') ?? '',
    href ? `<a href="${escapeHtml(href)}" download>${name}</a>` : name,
    sizeText(bytes),
    `<code class="hash">${sha256}</code>`,
  ];
  return `<tr>${cells.map((cell, i) => `<td class="${HEADINGS[i][1]}">${cell}</td>`).join('')}</tr>`;
}
