import { escapeHtml } from '../../escapeHtml';
import type { PackageLicence } from './packageLicence';

/** What a part of the site is made of that others wrote. */
export interface LicencesOfPart {
  readonly title: string;
  readonly packages: readonly PackageLicence[];
}

const STYLE = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { max-width: 50rem; margin: 2rem auto; padding: 0 1rem }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.8rem }
summary { padding: 0.25rem 0; overflow-wrap: anywhere }`;

/** A page of the licences of all packages: those that share a text stand together. */
export function licencesPage(parts: readonly LicencesOfPart[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Licences</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<p><a href="../index.html">← the book</a></p>
<h1>Licences</h1>
<p>This site is under the MIT licence. It holds these packages of others, each under its own.</p>
${parts.map(section).join('\n')}
</body>
</html>
`;
}

function section({ title, packages }: LicencesOfPart): string {
  const groups = new Map<string, PackageLicence[]>();
  for (const one of packages) {
    const key = `${one.licence}\n${one.text}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [`<h2>${escapeHtml(title)}</h2>`, ...[...groups.values()].map(group)].join('\n');
}

function group(packages: readonly PackageLicence[]): string {
  const [{ licence, text }] = packages;
  const names = packages.map(({ name, version }) => `${escapeHtml(name)} ${escapeHtml(version)}`).join(', ');
  const head = `${names}: <b>${escapeHtml(licence)}</b>`;
  return text === ''
    ? `<p>${head}; no text of it comes with the package.</p>`
    : `<details><summary>${head}</summary><pre>${escapeHtml(text)}</pre></details>`;
}
