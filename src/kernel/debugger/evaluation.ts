import type { Debugger, Runtime } from 'node:inspector';
import type { DebugProtocol } from '@vscode/debugprotocol';
import type { Frame } from './frames';
import type { ValueGroup } from './handle';
import type { Inspector } from './inspector';
import { type RemoteHook, resultOf } from './remoteHook';
import { argumentOf } from './remoteValue';
import type { Values } from './values';

/** How long, in ms, what a front end evaluates may run. */
const patience = 10_000;

/** Evaluates TypeScript where the cells' thread is stopped or, without a frame, over the notebook's variables. */
export class Evaluation {
  readonly #inspector: Inspector;
  readonly #hook: RemoteHook;
  readonly #values: Values;

  constructor(inspector: Inspector, hook: RemoteHook, values: Values) {
    this.#inspector = inspector;
    this.#hook = hook;
    this.#values = values;
  }

  /** @param isHover whether it must change nothing. @throws Error what it throws, or is wrong with it. */
  async evaluate(
    text: string,
    frame: Frame | undefined,
    group: ValueGroup,
    isHover = false,
  ): Promise<Runtime.RemoteObject> {
    const options = { objectGroup: group, silent: true, generatePreview: true, throwOnSideEffect: isHover };
    if (frame) {
      const locals = await this.#values.localNames(frame);
      const expression = await this.#hook.compile(text, frame.isCell ? '' : frame.path, locals);
      const { callFrameId } = frame.call;
      const given = { callFrameId, expression, timeout: patience, ...options };
      return resultOf(await this.#inspector.send('Debugger.evaluateOnCallFrame', given, patience + 1_000));
    }
    const expression = await this.#hook.compile(text, '', []);
    // While the thread is stopped no promise settles.
    const awaitPromise = group === 'running';
    const given = { expression, timeout: patience, replMode: awaitPromise, awaitPromise, ...options };
    return resultOf(await this.#inspector.send('Runtime.evaluate', given, patience + 1_000));
  }

  /** Sets a variable to the value of an expression. @returns the value. */
  async set(
    reference: number,
    name: string,
    text: string,
    topFrame: Frame | undefined,
  ): Promise<DebugProtocol.Variable> {
    const { handle, group } = this.#values.find(reference);
    const frame = handle.kind === 'frame' || handle.kind === 'exports' ? handle.frame : topFrame;
    const value = await this.evaluate(text, frame, group);
    if (handle.kind === 'frame') {
      const scopeNumber = await this.#values.scopeOf(handle.frame, handle.scopes, name);
      if (scopeNumber === undefined) throw new Error(`${name} is no variable of this scope`);
      const { callFrameId } = handle.frame.call;
      const given: Debugger.SetVariableValueParameterType = {
        ...{ scopeNumber, variableName: name, newValue: argumentOf(value), callFrameId },
      };
      await this.#inspector.send('Debugger.setVariableValue', given);
    } else if (handle.kind === 'notebook') {
      const names = resultOf(
        await this.#inspector.send('Runtime.evaluate', { expression: this.#hook.scope, silent: true }),
      );
      await this.#values.setProperty(names.objectId!, name, value);
    } else if (handle.kind === 'exports')
      throw new Error('what a module exports is not to be set from outside');
    else await this.#values.setProperty(handle.remote.objectId!, name, value);
    return this.#values.describe(name, value, group);
  }
}
