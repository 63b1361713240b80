import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../inputError';

/** What somebody else's package may be used for. */
export interface PackageLicence {
  readonly name: string;
  readonly version: string;
  /** Its licence's name, as a rule one of SPDX, `BSD-3-Clause`; the first line of the text where it names none. */
  readonly licence: string;
  /** The licence itself, with its notices; '' where the package has none with it. */
  readonly text: string;
}

/** Once an object, and earlier a list of them. */
type Field = string | { readonly type?: string };

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: Field;
  readonly licenses?: readonly Field[];
}

const TEXT = /^(licen[cs]e|copying|notice)/i;

/** The licence of the npm package in a folder. @throws InputError for one that neither names one nor has a text of it. */
export function packageLicence(folder: string): PackageLicence {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const { name, version, license, licenses = license ? [license] : [] } = manifest;
  const files = readdirSync(folder, { withFileTypes: true }).filter(
    (one) => one.isFile() && TEXT.test(one.name),
  );
  const text = files.map((one) => readFileSync(join(folder, one.name), 'utf8').trim()).join('\n\n');
  const named = licenses.map((one) => (typeof one === 'string' ? one : (one.type ?? ''))).join(' OR ');
  const licence = named || text.split('\n', 1)[0];
  if (!licence)
    throw new InputError(
      `${name} ${version}: expected a licence, in its package.json or as a file; found none`,
    );
  return { name, version, licence, text };
}
