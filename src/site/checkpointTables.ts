import { escapeHtml } from '../escapeHtml';
import type { RunFile } from './dataFiles';

/** What kinds of files there are, in the order of the page, and what a file of the kind is. */
export const KINDS: readonly (readonly [title: string, about: string, kinds: readonly string[]])[] = [
  ['Full states', 'Parameters, both moments of AdamW and the step: training goes on from here.', ['states']],
  ['Snapshots', 'The parameters alone.', ['snapshots']],
  ['Priors', 'A generative latent prior, trained along the run up to that epoch.', ['glp/priors']],
  ['Networks that put activations into words', 'See notebook 11.', ['words']],
  ['Directions', 'Unit vectors of h1 that other runs project out.', ['directions']],
  [
    'Residuals, covariances, windows',
    'Measured along the run: what the prior cannot account for; the covariance of h1; 3,000 epochs before each onset.',
    ['glp/residuals', 'covariances', 'windows', 'windows/by-thousand', 'glp', 'glp/by-thousand'],
  ],
  ['Histories', 'Accuracies, losses and the geometry of h1, every 100 epochs.', ['history']],
];

/** HTML tables of the files, one for each kind, with links to those that are served. */
export function checkpointTables(
  files: readonly RunFile[],
  seedOf: (run: string) => number,
  hrefOf: (path: string) => string | undefined,
): string {
  const known = new Set(KINDS.flatMap(([, , kinds]) => kinds));
  const stray = files.find(({ kind }) => !known.has(kind));
  if (stray) throw new Error(`${stray.path}: a kind of file that the page of checkpoints does not know`);
  return KINDS.map(([title, about, kinds]) => {
    const of = files.filter(({ kind }) => kinds.includes(kind));
    return of.length > 0 ? section(title, about, of, seedOf, hrefOf) : '';
  })
    .filter(Boolean)
    .join('\n\n');
}

function section(
  title: string,
  about: string,
  files: readonly RunFile[],
  seedOf: (run: string) => number,
  hrefOf: (path: string) => string | undefined,
): string {
  const rows = files.map(({ path, run, epoch, bytes, sha256 }) => {
    const href = hrefOf(path);
    const name = escapeHtml(path.split(`${run}/`)[1]);
    const file = href ? `<a href="${href}" download><code>${name}</code></a>` : `<code>${name}</code>`;
    const at = epoch?.toLocaleString('en-US') ?? '';
    return `<tr><td>${escapeHtml(run)}</td><td class="number">${seedOf(run)}</td><td class="number">${at}</td><td>${file}</td><td class="number">${sizeText(bytes)}</td><td><code class="hash">${sha256}</code></td></tr>`;
  });
  const head =
    '<th>run</th><th class="number">seed</th><th class="number">epoch</th><th>file</th><th class="number">size</th><th>SHA-256</th>';
  const total = sizeText(files.reduce((sum, { bytes }) => sum + bytes, 0));
  const table = `<div class="scrolls tall" tabindex="0" role="region" aria-label="${escapeHtml(title)}"><table class="files"><thead><tr>${head}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table></div>`;
  const summary = `${files.length} ${files.length === 1 ? 'file' : 'files'}, ${total}`;
  return `### ${title}\n\n${about}\n\n\`\`\`\`{raw} html\n<details${files.length <= 30 ? ' open' : ''}><summary>${summary}</summary>${table}</details>\n\`\`\`\``;
}

/** A size in units of 1,000. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, 'kB'] : [bytes / 1e6, 'MB'];
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}
