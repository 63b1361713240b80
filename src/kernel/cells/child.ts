import { clearTimeout, setTimeout } from 'node:timers';
import { bundleMetadata } from '../display/bundleMetadata';
import { mimeBundle } from '../display/display';
import { addPluginsLater } from '../display/displayPlugins';
import { createInterruptFlags } from '../interruptFlags';
import { keepCompiledCompiler } from '../language/compiler';
import { completeness } from '../language/completeness';
import { Converter } from '../language/converter';
import { errorContent } from '../language/errorContent';
import { Projects } from '../language/projects';
import { tslabName } from '../language/tslabTypes';
import { ARENAS } from '../memoryLimits';
import { ModuleLoader } from '../modules/moduleLoader';
import type { ErrorContent, FromChild, MimeBundle, ToChild } from '../protocol';
import { afterTermination, CellContext } from './cellContext';
import { installCellEnvironment } from './cellEnvironment';
import { CommHost } from './commHost';
import { installDebugHook } from './debugHook';
import { createDisplay } from './displayGlobal';
import { Executor, type Outcome } from './executor';
import { Output } from './output';
import { createTslabModule } from './tslabModule';
import { userExpressions } from './userExpressions';
import { watchForInterrupts } from './watchForInterrupts';

type Execute = Extract<ToChild, { type: 'execute' }>;
type Question = Exclude<ToChild, { type: 'execute' | 'interrupt' | 'comm' }>;

/** The process that checks and runs the cells; a broker tells it what to do. */
const exit = process.exit.bind(process);
const send: (message: FromChild) => void = process.send!.bind(process);
const flags = createInterruptFlags();
const folder = process.cwd();
const idleTime = 700;
let idle: NodeJS.Timeout | undefined;
let prepared = false;
const projects = new Projects();
const converter = new Converter(folder, projects);
const output = new Output(send);
const display = createDisplay(output);
const modules = new ModuleLoader(folder, {
  projects,
  isEsModule: () => converter.isEsModule,
  builtins: new Map([[tslabName, createTslabModule(display)]]),
});
const executor = new Executor(converter, modules, flags);
const comms = new CommHost(send, { output, flags });

process.on('message', (message: ToChild) => {
  if (message.type === 'execute') execute(message);
  else if (message.type === 'comm') comms.handle(message);
  else if (message.type === 'interrupt') {
    Atomics.add(flags.heard, 0, 1);
    afterTermination();
    executor.interrupt(message.id);
    comms.interrupt(message.id);
  } else respond(message);
});
process.on('disconnect', () => exit(0));
outliveSignals();
// The channel to the broker is not the cells': to them this process is nobody's child.
process.send = undefined;
process.disconnect = undefined as never;
// It was read when this process began; programs that cells start are not bound by it.
if (process.env.MALLOC_ARENA_MAX === ARENAS) delete process.env.MALLOC_ARENA_MAX;
installCellEnvironment(output, display);
comms.install();
installDebugHook(output, executor.scope, converter);
for (const file of process.argv.splice(2)) addPluginsLater(file);
warmUp();

function execute(request: Execute): void {
  clearTimeout(idle);
  outliveSignals();
  const { id, code, parent, silent } = request;
  const name = silent ? `In[silent-${id}]` : `In[${request.count}]`;
  const context = new CellContext(parent);
  const present = async (value: unknown): Promise<MimeBundle | undefined> => {
    const bundle = value === undefined || silent ? undefined : await mimeBundle(value);
    await new Promise<void>((sent) => output.whenSent(context, sent));
    return bundle;
  };
  executor.execute({
    id,
    code,
    name,
    context,
    present,
    warn: (complaint) => output.print('stderr', `${complaint}\n`, context),
    done: (outcome) => finish(request, outcome, context),
  });
}

function finish(request: Execute, outcome: Outcome, context: CellContext): void {
  if (outcome.kind === 'interrupted') output.discard(context);
  if (outcome.kind === 'value' && outcome.bundle) {
    const content = {
      execution_count: request.count,
      data: outcome.bundle,
      metadata: bundleMetadata(outcome.bundle),
    };
    output.publish('execute_result', content, context);
  }
  for (const send of [...context.heldBack]) send();
  const error = errorOf(outcome);
  if (error) output.publish('error', { ...error }, context);
  prepareWhenIdle();
  output.whenSent(context, () => {
    if (error) send({ type: 'done', id: request.id, reply: { status: 'error', ...error } });
    else {
      void userExpressions(request.expressions, (text) => executor.evaluate(text)).then((expressions) => {
        send({ type: 'done', id: request.id, reply: { status: 'ok', expressions } });
      });
    }
  });
}

function errorOf(outcome: Outcome): ErrorContent | undefined {
  if (outcome.kind === 'value') return undefined;
  if (outcome.kind === 'refused') return outcome.error;
  if (outcome.kind === 'thrown') return errorContent(outcome.thrown);
  const evalue = 'the cell was stopped; what it had computed so far is kept';
  return { ename: 'Interrupted', evalue, traceback: [`Interrupted: ${evalue}`] };
}

function respond(message: Question): void {
  const { id } = message;
  try {
    send({ type: 'answer', id, value: answer(message) });
  } catch (error) {
    send({ type: 'failed', id, why: (error as Error).message });
  }
}

function answer(message: Question): unknown {
  if (message.type === 'isComplete') return completeness(message.code);
  if (message.type === 'inspect') return converter.inspect(message.code, message.offset);
  return converter.completions(message.code, message.offset);
}

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
