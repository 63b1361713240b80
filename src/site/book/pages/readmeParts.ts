import { InputError } from '../../../inputError';

/** The README, cut for the book. */
export interface ReadmeParts {
  /** What it says before its first section, without its title and its picture. */
  readonly front: string;
  /** The section with the one table. */
  readonly table: string;
  /** All other sections. */
  readonly rest: string;
}

const TABLE = 'One table';

/** @throws InputError for a README without a picture in front or without that section. */
export function readmeParts(readme: string): ReadmeParts {
  const [head, ...sections] = readme.split(/^(?=## )/m);
  const table = sections.find((text) => text.startsWith(`## ${TABLE}\n`));
  const picture = /^!\[[^\]]*\]\([^)]*\)$/m.exec(head)?.[0];
  if (!table || !picture)
    throw new InputError(`README: expected a picture in front and a section '${TABLE}'`);
  const front = head
    .replace(/^# .*$/m, '')
    .replace(picture, '')
    .trim();
  const shown = table.replace(/<!--.*?-->\n/, '');
  return { front, table: shown, rest: sections.filter((text) => text !== table).join('') };
}
