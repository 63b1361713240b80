import { bundleMetadata } from '../display/bundleMetadata';
import { mimeBundle } from '../display/display';
import type { InterruptFlags } from '../interruptFlags';
import { completeness } from '../language/completeness';
import type { Converter } from '../language/converter';
import { errorContent } from '../language/errorContent';
import type { ErrorContent, FromChild, MimeBundle, ToChild } from '../protocol';
import { CellContext } from './cellContext';
import { installCellEnvironment } from './cellEnvironment';
import { CommHost } from './commHost';
import { createDisplay, type Display } from './displayGlobal';
import { type CellModules, Executor, type Outcome } from './executor';
import { Output } from './output';
import { userExpressions } from './userExpressions';

type Execute = Extract<ToChild, { type: 'execute' }>;
type Question = Exclude<ToChild, { type: 'execute' | 'interrupt' | 'comm' }>;

/** What cells run on: a process of Node, or a worker of a browser. */
export interface CellHostParts {
  send(message: FromChild): void;
  readonly flags: InterruptFlags;
  readonly converter: Converter;
  /** How cells import. */
  createModules(display: Display): CellModules;
  /** Called when a cell has ended. */
  rest(): void;
  /** Called by loops now and then: sets the flags where nothing else can while a loop runs. */
  look?(): void;
}

/** Checks and runs cells, and answers what is asked of their code; a broker tells it what to do. */
export class CellHost {
  readonly output: Output;
  readonly executor: Executor;
  readonly #parts: CellHostParts;
  readonly #comms: CommHost;

  constructor(parts: CellHostParts) {
    this.#parts = parts;
    const { send, flags, converter } = parts;
    this.output = new Output(send);
    const display = createDisplay(this.output);
    this.executor = new Executor(converter, parts.createModules(display), flags, parts.look);
    this.#comms = new CommHost(send, { output: this.output, flags });
    installCellEnvironment(this.output, display);
    this.#comms.install();
  }

  handle(message: ToChild): void {
    if (message.type === 'execute') this.#execute(message);
    else if (message.type === 'comm') this.#comms.handle(message);
    else if (message.type === 'interrupt') {
      this.executor.interrupt(message.id);
      this.#comms.interrupt(message.id);
    } else this.#respond(message);
  }

  #execute(request: Execute): void {
    const { id, code, parent, silent } = request;
    const name = silent ? `In[silent-${id}]` : `In[${request.count}]`;
    const context = new CellContext(parent);
    const present = async (value: unknown): Promise<MimeBundle | undefined> => {
      const bundle = value === undefined || silent ? undefined : await mimeBundle(value);
      await new Promise<void>((sent) => this.output.whenSent(context, sent));
      return bundle;
    };
    this.executor.execute({
      id,
      code,
      name,
      context,
      present,
      warn: (complaint) => this.output.print('stderr', `${complaint}\n`, context),
      done: (outcome) => this.#finish(request, outcome, context),
    });
  }

  #finish(request: Execute, outcome: Outcome, context: CellContext): void {
    const { send } = this.#parts;
    if (outcome.kind === 'interrupted') this.output.discard(context);
    if (outcome.kind === 'value' && outcome.bundle) {
      const content = {
        execution_count: request.count,
        data: outcome.bundle,
        metadata: bundleMetadata(outcome.bundle),
      };
      this.output.publish('execute_result', content, context);
    }
    for (const sendHeldBack of [...context.heldBack]) sendHeldBack();
    const error = errorOf(outcome);
    if (error) this.output.publish('error', { ...error }, context);
    this.#parts.rest();
    this.output.whenSent(context, () => {
      if (error) send({ type: 'done', id: request.id, reply: { status: 'error', ...error } });
      else {
        const evaluate = (text: string): Promise<unknown> => this.executor.evaluate(text);
        void userExpressions(request.expressions, evaluate).then((expressions) => {
          send({ type: 'done', id: request.id, reply: { status: 'ok', expressions } });
        });
      }
    });
  }

  #respond(message: Question): void {
    const { id } = message;
    try {
      this.#parts.send({ type: 'answer', id, value: this.#answer(message) });
    } catch (error) {
      this.#parts.send({ type: 'failed', id, why: (error as Error).message });
    }
  }

  #answer(message: Question): unknown {
    const { converter } = this.#parts;
    if (message.type === 'isComplete') return completeness(message.code);
    if (message.type === 'inspect') return converter.inspect(message.code, message.offset);
    return converter.completions(message.code, message.offset);
  }
}

function errorOf(outcome: Outcome): ErrorContent | undefined {
  if (outcome.kind === 'value') return undefined;
  if (outcome.kind === 'refused') return outcome.error;
  if (outcome.kind === 'thrown') return errorContent(outcome.thrown);
  const evalue = 'the cell was stopped; what it had computed so far is kept';
  return { ename: 'Interrupted', evalue, traceback: [`Interrupted: ${evalue}`] };
}
