import type { Runtime } from 'node:inspector';
import { debugKey } from '../debugKey';
import type { Inspector } from './inspector';
import { argumentOf } from './remoteValue';

type MimeBundle = Record<string, unknown>;

/** Calls what the cells' process offers its debugger (`DebugHook`), whether it runs or is stopped. */
export class RemoteHook {
  /** JavaScript for the object whose properties the notebook's variables are. */
  readonly scope = `globalThis[Symbol.for('${debugKey}')].scope`;
  readonly #inspector: Inspector;
  #object: Promise<string> | undefined;

  constructor(inspector: Inspector) {
    this.#inspector = inspector;
  }

  /** To be called when the inspector's session ends: what it knew objects by is gone. */
  forget(): void {
    this.#object = undefined;
  }

  /** @param locals what a frame names itself; undefined where it is not known yet. @throws Error of the compiler. */
  async compile(text: string, file: string, locals?: readonly string[]): Promise<string> {
    const known = locals === undefined ? [] : [{ value: JSON.stringify(locals) }];
    const made = await this.#call('compile', [{ value: text }, { value: file }, ...known], {
      returnByValue: true,
    });
    return String(made.value);
  }

  async flush(): Promise<void> {
    await this.#call('flush', [], { returnByValue: true });
  }

  /** The notebook's variables, as properties of one object. */
  async names(objectGroup: string): Promise<string> {
    return (await this.#call('names', [], { objectGroup })).objectId!;
  }

  /** How a value is shown as a cell's result. @param isStopped whether what draws it must not wait. */
  async show(value: Runtime.RemoteObject, isStopped: boolean): Promise<MimeBundle> {
    const awaitPromise = !isStopped;
    const given = [argumentOf(value), { value: isStopped }];
    const shown = await this.#call('show', given, { returnByValue: true, awaitPromise });
    return JSON.parse(String(shown.value)) as MimeBundle;
  }

  /** Whether any of some places in sources, each by its name, line and column, is in a `try` that catches. */
  async isCaught(places: readonly { name: string; line: number; column: number }[]): Promise<boolean> {
    const given = [{ value: JSON.stringify(places) }];
    return (await this.#call('isCaught', given, { returnByValue: true })).value === true;
  }

  /** Makes a value a variable of the notebook. @throws Error where the name can be none. */
  async keep(name: string, value: Runtime.RemoteObject): Promise<void> {
    await this.#call('keep', [{ value: name }, argumentOf(value)], { returnByValue: true });
  }

  async #call(
    name: string,
    given: Runtime.CallArgument[],
    options: Partial<Runtime.CallFunctionOnParameterType>,
  ): Promise<Runtime.RemoteObject> {
    this.#object ??= this.#find();
    const objectId = await this.#object.catch((error) => {
      this.#object = undefined;
      throw error;
    });
    return resultOf(
      await this.#inspector.send('Runtime.callFunctionOn', {
        functionDeclaration: `function (...given) { return this.${name}(...given); }`,
        objectId,
        arguments: given,
        silent: true,
        ...options,
      }),
    );
  }

  async #find(): Promise<string> {
    const expression = `globalThis[Symbol.for('${debugKey}')]`;
    const found = resultOf(await this.#inspector.send('Runtime.evaluate', { expression, silent: true }));
    if (found.objectId === undefined) throw new Error('the kernel is not ready yet');
    return found.objectId;
  }
}

/** A result of the inspector. @throws Error what was thrown in its place. */
export function resultOf({ result, exceptionDetails }: Runtime.EvaluateReturnType): Runtime.RemoteObject {
  if (!exceptionDetails) return result;
  const { exception, text } = exceptionDetails;
  const said = exception?.description ?? (exception?.value === undefined ? text : String(exception.value));
  throw new Error(said.split('\n    at ')[0]);
}
