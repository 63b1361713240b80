import { clearTimeout, setTimeout } from 'node:timers';
import { addPluginsLater } from '../display/displayPlugins';
import { createInterruptFlags } from '../interruptFlags';
import { keepCompiledCompiler } from '../language/compiler';
import { Converter } from '../language/converter';
import { Projects } from '../language/projects';
import { tslabName } from '../language/tslabTypes';
import { ARENAS } from '../memoryLimits';
import { ModuleLoader } from '../modules/moduleLoader';
import type { FromChild, ToChild } from '../protocol';
import { afterTermination } from './cellContext';
import { CellHost } from './cellHost';
import { installDebugHook } from './debugHook';
import { createTslabModule } from './tslabModule';
import { watchForInterrupts } from './watchForInterrupts';

/** The process that checks and runs the cells. */
const exit = process.exit.bind(process);
const send: (message: FromChild) => void = process.send!.bind(process);
const flags = createInterruptFlags();
const folder = process.cwd();
const idleTime = 700;
let idle: NodeJS.Timeout | undefined;
let prepared = false;
const projects = new Projects();
const converter = new Converter(folder, projects);
const host = new CellHost({
  send,
  flags,
  converter,
  createModules: (display) =>
    new ModuleLoader(folder, {
      projects,
      isEsModule: () => converter.isEsModule,
      builtins: new Map([[tslabName, createTslabModule(display)]]),
    }),
  rest: prepareWhenIdle,
});

process.on('message', (message: ToChild) => {
  if (message.type === 'execute') {
    clearTimeout(idle);
    outliveSignals();
  } else if (message.type === 'interrupt') {
    Atomics.add(flags.heard, 0, 1);
    afterTermination();
  }
  host.handle(message);
});
process.on('disconnect', () => exit(0));
outliveSignals();
// The channel to the broker is not the cells': to them this process is nobody's child.
process.send = undefined;
process.disconnect = undefined as never;
// It was read when this process began; programs that cells start are not bound by it.
if (process.env.MALLOC_ARENA_MAX === ARENAS) delete process.env.MALLOC_ARENA_MAX;
installDebugHook(host.output, host.executor.scope, converter);
for (const file of process.argv.splice(2)) addPluginsLater(file);
warmUp();

/**
 * The broker decides what an interrupt means; only a running loop may be broken by the signal. One that is ended from
 * outside takes the listener with it.
 */
function outliveSignals(): void {
  if (!process.listeners('SIGINT').includes(ignore)) process.on('SIGINT', ignore);
}

function ignore(): void {}

/** Compiles one cell so that the first real one finds a warm compiler. */
function warmUp(): void {
  converter.convert('const warm = 1; warm;');
  send({ type: 'ready' });
  watchForInterrupts(flags);
  prepareWhenIdle();
}

/** Node's declarations, and the compiler's code for the next start, take a moment that no cell should wait for. */
function prepareWhenIdle(): void {
  clearTimeout(idle);
  if (prepared) return;
  idle = setTimeout(() => {
    prepared = true;
    converter.complete();
    keepCompiledCompiler();
  }, idleTime);
}
