import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { packageRoot } from '../../../src/packageRoot';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'typescript 6 ')));
const converter = join(packageRoot, 'dist', 'kernel', 'language', 'converter.js');
const cells = [
  "import { half } from './src/half.js'; const three = half(6); three",
  'half("6")',
  'interface P { a: number } const p: P = { a: three }; for (var i = 0; i < 2; i++) p.a += i; await p.a',
  'p.b',
  'declare global { var everywhere: string }',
  'everywhere.length + Buffer.from("a").length + i',
];
/** The compiler is the one of the folder that a process starts in. */
const program = `
  const { Converter } = require(process.argv[1]);
  const { ts } = require(process.argv[1].replace('converter.js', 'compiler.js'));
  const converter = new Converter(process.cwd());
  const told = JSON.parse(process.argv[2]).map((cell) => {
    const { cell: converted, diagnostics = [] } = converter.convert(cell);
    if (converted) converter.keep(converted.declarations);
    return diagnostics.map(({ message }) => message).join();
  });
  console.log(JSON.stringify({ version: ts.version, told, p: converter.inspect('p', 1) }));
`;

afterAll(() => rmSync(folder, { recursive: true }));

it('cells of a project with TypeScript 6 are checked by it', ({ skip }) => {
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'tsconfig.json'), '{ "compilerOptions": { "module": "nodenext" } }');
  writeFileSync(join(folder, 'src', 'half.ts'), 'export const half = (x: number) => x / 2;');
  const install = ['install', '--no-save', '--prefer-offline', '--ignore-scripts', 'typescript@6.0.3'];
  const { stderr } = spawnSync('npm', install, { cwd: folder, encoding: 'utf8' });
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENOTCACHED/.test(stderr)) skip('npm finds no registry');
  const run = spawnSync(process.execPath, ['-e', program, converter, JSON.stringify(cells)], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(JSON.parse(run.stdout || `{ "failed": ${JSON.stringify(run.stderr)} }`)).toEqual({
    version: '6.0.3',
    told: [
      '',
      "Argument of type 'string' is not assignable to parameter of type 'number'.",
      '',
      "Property 'b' does not exist on type 'P'.",
      '',
      '',
    ],
    p: '```ts\nconst p: P\n```',
  });
});
