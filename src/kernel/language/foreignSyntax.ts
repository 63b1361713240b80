import type { CellDiagnostic } from './program/cellDiagnostics';

const shell =
  "import { execSync } from 'node:child_process'; console.log(execSync('COMMAND', { encoding: 'utf8' }))";
const clock = "console.time('cell') before it and console.timeEnd('cell') after it";

/** What stands in TypeScript for the magics that people know from IPython. */
const magics: Readonly<Record<string, string>> = {
  time: clock,
  timeit: clock,
  cd: "process.chdir('FOLDER')",
  pwd: 'process.cwd()',
  ls: "import { readdirSync } from 'node:fs'; readdirSync('.')",
  env: "process.env.NAME = 'value'",
  run: "await import('./file')",
  autoreload: 'nothing: edited files are loaded again by themselves',
  load_ext: 'an import: there are no extensions to load',
  matplotlib: 'display(chart), with a Vega-Lite chart',
  pip: '`npm install NAME` in a terminal',
  conda: '`npm install NAME` in a terminal',
  bash: shell,
  sh: shell,
  html: "display.bundle({ 'text/html': 'TEXT' })",
  markdown: "display.bundle({ 'text/markdown': 'TEXT' })",
  latex: "display.bundle({ 'text/latex': 'TEXT' })",
  svg: "display.bundle({ 'image/svg+xml': 'TEXT' })",
  javascript: "display.bundle({ 'application/javascript': 'TEXT' })",
  writefile: "import { writeFileSync } from 'node:fs'; writeFileSync('FILE', 'TEXT')",
};

/**
 * What to write instead of IPython's magics, shell commands and questions, where the compiler's first complaint is about
 * a line of that kind: code that is valid is never taken for one.
 * @returns the one complaint to show, or undefined.
 */
export function foreignSyntax(
  cell: string,
  diagnostics: readonly CellDiagnostic[],
): CellDiagnostic[] | undefined {
  for (const one of diagnostics) {
    const start = cell.lastIndexOf('\n', one.start - 1) + 1;
    const line = cell.slice(start).split('\n', 1)[0];
    const message = instead(line.trim());
    if (message) {
      const indent = line.length - line.trimStart().length;
      return [{ start: start + indent, length: line.trim().length, message, isSyntax: true }];
    }
  }
  return undefined;
}

function instead(line: string): string | undefined {
  const magic = /^(%{1,2}([A-Za-z_]\w*))/.exec(line);
  if (magic) {
    const advice = magics[magic[2]] ?? 'TypeScript, or a program by execSync of node:child_process';
    return `${magic[1]} is a command of IPython, not TypeScript; write instead: ${advice}`;
  }
  const command = /^!{1,2}\s*([\w./~-].*)$/.exec(line);
  if (command) {
    const quoted = shell.replace("'COMMAND'", JSON.stringify(command[1]));
    return `!${command[1]} is a shell command, not TypeScript; write instead: ${quoted}`;
  }
  const asked = /^\?{1,2}\s*([\p{ID_Continue}$.]+)$/u.exec(line);
  if (asked) return `a question stands after its name; write instead: ${asked[1]}?`;
  const twice = /^([\p{ID_Continue}$.]+)\?\?$/u.exec(line);
  if (twice) return `one question mark is enough; write instead: ${twice[1]}?`;
  return undefined;
}
