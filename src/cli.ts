#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { experimentCommand } from './commands/experiment';
import { figuresCommand } from './commands/figures';
import { glpCommand } from './commands/glp';
import { inspectCommand } from './commands/inspect';
import { kernelCommand } from './commands/kernel';
import { labCommand } from './commands/lab';
import { reproduceCommand } from './commands/reproduce';
import { setupNativeCommand } from './commands/setupNative';
import { tablesCommand } from './commands/tables';
import { trainCommand } from './commands/train';
import { verifyCommand } from './commands/verify';
import { InputError } from './inputError';

const program = new Command('activation-supervision')
  .description(
    'An executable paper: tables, figures and runs of "Supervising models with their own activations".',
  )
  .showHelpAfterError('(--help shows what is there)')
  .exitOverride();
for (const register of [
  tablesCommand,
  figuresCommand,
  inspectCommand,
  trainCommand,
  reproduceCommand,
  glpCommand,
  experimentCommand,
  verifyCommand,
  labCommand,
  kernelCommand,
  setupNativeCommand,
])
  register(program);

/** Exit codes: 0 done, 1 a check failed or a bug, 2 bad input, 130 interrupted. */
async function main(): Promise<void> {
  try {
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

void main();
