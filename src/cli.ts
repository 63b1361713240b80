#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { InputError } from './inputError';

const program = new Command('activation-supervision')
  .description(
    'An executable paper: tables, figures and runs of "Supervising models with their own activations".',
  )
  .showHelpAfterError('(--help shows what is there)')
  .exitOverride();

/** Each command's own modules load with it. */
const commands: Readonly<Record<string, () => Promise<(program: Command) => void>>> = {
  overview: async () => (await import('./commands/overview')).overviewCommand,
  tables: async () => (await import('./commands/tables')).tablesCommand,
  figures: async () => (await import('./commands/figures')).figuresCommand,
  glossary: async () => (await import('./commands/glossary')).glossaryCommand,
  analyze: async () => (await import('./commands/analyze')).analyzeCommand,
  inspect: async () => (await import('./commands/inspect')).inspectCommand,
  import: async () => (await import('./commands/checkpoint/import')).importCommand,
  train: async () => (await import('./commands/train')).trainCommand,
  reproduce: async () => (await import('./commands/reproduce')).reproduceCommand,
  glp: async () => (await import('./commands/glp')).glpCommand,
  experiment: async () => (await import('./commands/experiment')).experimentCommand,
  digits: async () => (await import('./commands/digits')).digitsCommand,
  study: async () => (await import('./commands/study')).studyCommand,
  verify: async () => (await import('./commands/verify')).verifyCommand,
  lab: async () => (await import('./commands/lab')).labCommand,
  kernel: async () => (await import('./commands/kernel')).kernelCommand,
  'setup-native': async () => (await import('./commands/setupNative')).setupNativeCommand,
};

/** Registers the command that is named first; all of them where none is, for the help and for what to say instead. */
async function registerCommands(name = ''): Promise<void> {
  const wanted = Object.hasOwn(commands, name) ? [commands[name]] : Object.values(commands);
  for (const load of wanted) (await load())(program);
}

/** Exit codes: 0 done, 1 a check failed or a bug, 2 bad input, 130 interrupted. */
async function main(): Promise<void> {
  try {
    await registerCommands(process.argv[2]);
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else if (error instanceof InputError) fail(error.message, 2);
    else if (error instanceof Error && error.name === 'NonFiniteError') fail(error.message, 1);
    else throw error;
  }
}

function fail(message: string, code: number): void {
  process.stderr.write(`error: ${message}\n`);
  process.exitCode = code;
}

// A reader that has seen enough, such as `head`, is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});
void main();
