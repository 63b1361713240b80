import { accessSync, constants, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readManifest } from '../../../src/data/manifest';
import { packageRoot } from '../../../src/packageRoot';
import { roCrate } from '../../../src/site/book/roCrate';

const read = (file: string) => readFileSync(join(packageRoot, file), 'utf8');
const own = JSON.parse(read('package.json'));
const citation = read('CITATION.cff');
const field = (name: string) => new RegExp(`^${name}: "?([^"\\n]+)"?$`, 'm').exec(citation)?.[1];

it('CITATION.cff and codemeta.json name the project as package.json does, and the essay', () => {
  const codemeta = JSON.parse(read('codemeta.json'));
  expect(field('cff-version')).toBe('1.2.0');
  expect([field('title'), field('version'), field('license')]).toEqual([own.name, own.version, own.license]);
  expect(codemeta).toMatchObject({
    name: own.name,
    version: own.version,
    description: own.description,
    datePublished: field('date-released'),
    license: `https://spdx.org/licenses/${own.license}`,
    runtimePlatform: `Node.js ${own.engines.node.replace('>=', '>= ')}`,
  });
  const essay = 'https://jagilley.github.io/activation-supervision.html';
  expect(codemeta.referencePublication.url).toBe(essay);
  expect(citation).toContain(`url: ${essay}`);
});

describe('the RO-Crate', () => {
  const manifest = readManifest(join(packageRoot, 'data'));
  type Entity = { '@id': string; hasPart?: { '@id': string }[] } & Record<string, unknown>;
  const graph: Entity[] = JSON.parse(roCrate(packageRoot, manifest))['@graph'];
  const byId = new Map(graph.map((entity) => [entity['@id'], entity]));

  it('has every file of the manifest once, with its size and SHA-256, as a part of the whole', () => {
    const files = graph.filter((entity) => entity['@type'] === 'File');
    expect(files.map(({ name, contentSize, sha256 }) => [name, Number(contentSize), sha256])).toEqual(
      manifest.files.map(({ path, bytes, sha256 }) => [path, bytes, sha256]),
    );
    expect(byId.get('./')!.hasPart!.map((part) => part['@id'])).toEqual(files.map((file) => file['@id']));
    expect(byId.size).toBe(graph.length);
  });

  it('describes itself as the standard asks, and names nothing that it does not describe', () => {
    expect(byId.get('ro-crate-metadata.json')).toMatchObject({
      about: { '@id': './' },
      conformsTo: { '@id': 'https://w3id.org/ro/crate/1.2' },
    });
    expect(byId.get('./')).toMatchObject({
      '@type': 'Dataset',
      name: own.name,
      datePublished: field('date-released'),
    });
    for (const name of ['license', 'citation'])
      expect(byId.has((byId.get('./')![name] as Entity)['@id']), name).toBe(true);
  });
});

describe('places to run it', () => {
  it('a container needs no more than the commands of the README', () => {
    const { postCreateCommand } = JSON.parse(read('.devcontainer/devcontainer.json'));
    for (const command of postCreateCommand.split(' && '))
      expect(['npm ci', 'npm run -s build']).toContain(command);
  });

  it('Binder installs the pinned JupyterLab and our kernel, by a script that can be run', () => {
    accessSync(join(packageRoot, '.binder/postBuild'), constants.X_OK);
    const commands = read('.binder/postBuild')
      .split('\n')
      .filter((line) => /^(npm|node) /.test(line));
    expect(commands).toEqual(['npm ci', 'npm run -s build', 'node dist/cli.js kernel install --sys-prefix']);
    const pins = [...read('.binder/environment.yml').matchAll(/- (\S+==\S+)$/gm)].map(([, pin]) => pin);
    expect(pins).toEqual(read('notebooks/requirements.txt').trim().split('\n'));
  });

  it('pages are published from site/dist by scripts that package.json has', () => {
    const workflow = read('.github/workflows/pages.yml');
    expect(workflow).toMatch(/path: site\/dist$/m);
    const runs = [...workflow.matchAll(/- run: npm run (\S+)$/gm)].map(([, name]) => name);
    expect(runs).toEqual(['site']);
    expect(Object.keys(own.scripts)).toEqual(expect.arrayContaining(runs));
  });
});
