import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { canonicalJson } from '../../data/json/canonicalJson';
import type { Manifest } from '../../data/manifest';

const FORMATS: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.md': 'text/markdown',
  '.png': 'image/png',
  '.py': 'text/x-python',
  '.npz': 'application/zip',
  '.arrow': 'application/vnd.apache.arrow.file',
  '.safetensors': 'application/octet-stream',
};

interface Project {
  readonly name: string;
  readonly version: string;
  readonly description: string;
}

/**
 * The project's data as an RO-Crate (1.2): every file of the manifest with its size and SHA-256. It lies beside the folder `data`.
 * @param root the folder with `package.json`, which names the project, and `CITATION.cff`, which dates it.
 */
export function roCrate(root: string, { files }: Manifest): string {
  const { name, version, description } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  ) as Project;
  const [, date] = /^date-released: "?([\d-]+)"?$/m.exec(readFileSync(join(root, 'CITATION.cff'), 'utf8'))!;
  const parts = files.map(({ path, bytes, sha256 }) => ({
    '@id': `data/${encodeURI(path)}`,
    '@type': 'File',
    name: path,
    contentSize: String(bytes),
    encodingFormat: FORMATS[extname(path)] ?? 'application/octet-stream',
    sha256,
  }));
  return canonicalJson({
    '@context': 'https://w3id.org/ro/crate/1.2/context',
    '@graph': [
      {
        '@id': 'ro-crate-metadata.json',
        '@type': 'CreativeWork',
        about: { '@id': './' },
        conformsTo: { '@id': 'https://w3id.org/ro/crate/1.2' },
      },
      {
        '@id': './',
        '@type': 'Dataset',
        name,
        version,
        description,
        datePublished: date,
        license: { '@id': 'https://spdx.org/licenses/MIT' },
        citation: { '@id': ESSAY },
        hasPart: parts.map((part) => ({ '@id': part['@id'] })),
      },
      {
        '@id': 'https://spdx.org/licenses/MIT',
        '@type': 'CreativeWork',
        name: 'MIT License',
      },
      {
        '@id': ESSAY,
        '@type': 'ScholarlyArticle',
        name: 'Supervising models with their own activations',
        author: { '@id': '#gilley' },
      },
      { '@id': '#gilley', '@type': 'Person', name: 'J. Gilley' },
      ...parts,
    ],
  });
}

const ESSAY = 'https://jagilley.github.io/activation-supervision.html';
