import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Texts outside `docs`, and where they stand in the book. */
const OTHERS: Readonly<Record<string, string>> = {
  'README.md': 'index.md',
  'notebooks/README.md': 'chapters/about.md',
  'data/README.md': 'data/about.md',
  'data/DEFINITIONS.md': 'definitions.md',
  'environment.md': 'environment.md',
  'CHANGELOG.md': 'changelog.md',
  'workflow/README.md': 'docs/workflow.md',
  'src/engine/kernel/README.md': 'docs/engine.md',
  'tests/golden/README.md': 'docs/golden.md',
};

/** Where each text and notebook of the repository stands in the book: pages by files, both with their endings. */
export function bookPages(root: string): Map<string, string> {
  const within = (folder: string, ending: string) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith(ending))
      .sort();
  return new Map([
    ...Object.entries(OTHERS),
    ...within('notebooks', '.ipynb').map((name) => [`notebooks/${name}`, `chapters/${name}`] as const),
    ...within('docs', '.md').map((name) => [`docs/${name}`, `docs/${name}`] as const),
    ...within('docs/exercises', '.md').map(
      (name) => [`docs/exercises/${name}`, `exercises/${name === 'README.md' ? 'index.md' : name}`] as const,
    ),
  ]);
}
