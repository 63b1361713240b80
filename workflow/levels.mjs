/**
 * Reads what `study tasks FOLDER --json` prints and writes the commands of the tasks that are not done into files 01.txt,
 * 02.txt, … of a folder: one command a line, quoted for the shell, each file needing only tasks of those before it.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder] = process.argv.slice(2);
if (folder === undefined)
  throw new Error('expected a folder to write to: … | node workflow/levels.mjs FOLDER');
let open = JSON.parse(readFileSync(0, 'utf8')).filter(({ done }) => !done);

mkdirSync(folder); // one that is there may hold commands of another day
for (let level = 1; open.length > 0; level++) {
  const later = new Set(open.flatMap(({ outputs }) => outputs));
  const ready = open.filter(({ inputs }) => !inputs.some((input) => later.has(input)));
  if (ready.length === 0)
    throw new Error(`tasks that wait for each other: ${open.map(({ id }) => id).join(', ')}`);
  const lines = ready.map(({ command }) => `${command.map(quoted).join(' ')}\n`);
  writeFileSync(join(folder, `${String(level).padStart(2, '0')}.txt`), lines.join(''));
  open = open.filter((task) => !ready.includes(task));
}

function quoted(argument) {
  return `'${argument.replaceAll("'", "'\\''")}'`;
}
