import type { Debugger, Runtime } from 'node:inspector';
import type { DebugProtocol } from '@vscode/debugprotocol';
import type { Frame } from './frames';
import type { Handle, ValueGroup } from './handle';
import type { Inspector } from './inspector';
import { type RemoteHook, resultOf } from './remoteHook';
import { argumentOf, isExpandable, lengthOf, showRemote } from './remoteValue';
import { isGiven } from './scopes';

/** How many elements of a list are shown at once. */
const page = 100;
/** The variables that front ends look into, by number. */
export class Values {
  readonly #inspector: Inspector;
  readonly #hook: RemoteHook;
  readonly #handles = new Map<number, { handle: Handle; group: ValueGroup }>();
  #next = 1;

  constructor(inspector: Inspector, hook: RemoteHook) {
    this.#inspector = inspector;
    this.#hook = hook;
  }

  /** A reference by which a front end may ask for what is inside. */
  refer(handle: Handle, group: ValueGroup): number {
    const reference = this.#next++;
    this.#handles.set(reference, { handle, group });
    return reference;
  }

  /** @throws Error for one that is not, or no longer, known. */
  find(reference: number): { handle: Handle; group: ValueGroup } {
    const found = this.#handles.get(reference);
    if (!found)
      throw new Error(`variablesReference ${reference}: expected one of the present stop, this is none`);
    return found;
  }

  async forget(group: ValueGroup): Promise<void> {
    for (const [reference, one] of this.#handles) if (one.group === group) this.#handles.delete(reference);
    await this.#inspector.send('Runtime.releaseObjectGroup', { objectGroup: group }).catch(() => {});
  }

  /** A value as a variable of the protocol, without its type: JupyterLab shows that, where it is none of Python's, for the value. */
  describe(name: string, remote: Runtime.RemoteObject, group: ValueGroup): DebugProtocol.Variable {
    const variablesReference = isExpandable(remote) ? this.refer({ kind: 'object', remote }, group) : 0;
    const { value } = showRemote(remote);
    return { name, value, variablesReference, evaluateName: name };
  }

  async variables(reference: number): Promise<DebugProtocol.Variable[]> {
    const { handle, group } = this.find(reference);
    switch (handle.kind) {
      case 'frame':
        return this.#frameVariables(handle.frame, handle.scopes, group);
      case 'exports':
        return this.#exportsOf(handle.frame, group);
      case 'notebook':
        return this.#named(await this.#properties(await this.#hook.names(group)), group);
      case 'object':
        return this.#inside(handle.remote, group);
      case 'slice':
        return this.#slice(handle.remote, handle.start, handle.end, group);
    }
  }

  /** The innermost of some scopes that holds a name; undefined if none does. */
  async scopeOf(frame: Frame, scopes: readonly number[], name: string): Promise<number | undefined> {
    for (const i of scopes) {
      const { result } = await this.#properties(frame.call.scopeChain[i].object.objectId!);
      if (result.some((one) => one.name === name)) return i;
    }
    return undefined;
  }

  /** What a frame names itself, from inside out. */
  async localNames(frame: Frame): Promise<string[]> {
    const scopes = frame.call.scopeChain.filter(({ type }) => type !== 'global');
    const all = await Promise.all(scopes.map(({ object }) => this.#properties(object.objectId!)));
    return [...new Set(all.flatMap(({ result }) => result.map(({ name }) => name)))];
  }

  async #frameVariables(
    frame: Frame,
    scopes: readonly number[],
    group: ValueGroup,
  ): Promise<DebugProtocol.Variable[]> {
    const found = new Map<string, DebugProtocol.Variable>();
    for (const i of scopes) {
      const { result } = await this.#properties(frame.call.scopeChain[i].object.objectId!);
      for (const { name, value } of result)
        if (value && !found.has(name) && !isGiven(name)) found.set(name, this.describe(name, value, group));
    }
    const { returnValue, this: self } = frame.call;
    const isLocal = scopes.includes(0);
    if (isLocal && self.type === 'object' && self.className !== 'global' && self.objectId)
      found.set('this', this.describe('this', self, group));
    if (isLocal && returnValue)
      found.set('(return value)', this.describe('(return value)', returnValue, group));
    return [...found.values()];
  }

  /** Of a module, what it exports and does not name otherwise. */
  async #exportsOf(frame: Frame, group: ValueGroup): Promise<DebugProtocol.Variable[]> {
    const found = await this.#inspector
      .send<Debugger.EvaluateOnCallFrameReturnType>('Debugger.evaluateOnCallFrame', {
        ...{ callFrameId: frame.call.callFrameId, expression: 'exports', silent: true, objectGroup: group },
      })
      .then(resultOf)
      .catch(() => undefined);
    if (!found?.objectId) return [];
    return this.#named(await this.#properties(found.objectId), group);
  }

  async #inside(remote: Runtime.RemoteObject, group: ValueGroup): Promise<DebugProtocol.Variable[]> {
    const length = lengthOf(remote);
    if (length !== undefined && length > page) return this.#slice(remote, 0, length, group);
    return this.#named(await this.#properties(remote.objectId!), group);
  }

  /** A stretch of a list: its elements or, of very many, shorter stretches. */
  async #slice(
    remote: Runtime.RemoteObject,
    start: number,
    end: number,
    group: ValueGroup,
  ): Promise<DebugProtocol.Variable[]> {
    let size = 1;
    while ((end - start) / size > page) size *= page;
    if (size > 1) {
      const starts = Array.from({ length: Math.ceil((end - start) / size) }, (_, i) => start + i * size);
      return starts.map((from) => {
        const until = Math.min(end, from + size);
        const variablesReference = this.refer({ kind: 'slice', remote, start: from, end: until }, group);
        return { name: `[${from} … ${until - 1}]`, value: '', type: '', variablesReference };
      });
    }
    const part = await this.#inspector.send<Runtime.CallFunctionOnReturnType>('Runtime.callFunctionOn', {
      functionDeclaration: `function (from, until) {
        const part = Object.create(null);
        for (let i = from; i < until; i++) if (i in this) part[i] = this[i];
        return part;
      }`,
      ...{ objectId: remote.objectId, arguments: [{ value: start }, { value: end }] },
      ...{ silent: true, objectGroup: group },
    });
    return this.#named(await this.#properties(resultOf(part).objectId!), group);
  }

  #named(
    { result, internalProperties = [] }: Runtime.GetPropertiesReturnType,
    group: ValueGroup,
  ): DebugProtocol.Variable[] {
    const own = result.filter(({ name, isOwn }) => isOwn && name !== '__esModule' && name !== '__proto__');
    const entries = internalProperties.filter(({ name }) =>
      /^\[\[(Entries|Promise|Target|PrimitiveValue)/.test(name),
    );
    return [...own, ...entries].map(({ name, value }) =>
      value
        ? this.describe(name, value, group)
        : { name, value: '(…)', type: 'accessor', variablesReference: 0 },
    );
  }

  #properties(objectId: string): Promise<Runtime.GetPropertiesReturnType> {
    return this.#inspector.send('Runtime.getProperties', {
      objectId,
      ownProperties: true,
      generatePreview: true,
    });
  }

  /** Sets a property of an object. @throws Error what the setting throws. */
  async setProperty(objectId: string, name: string, value: Runtime.RemoteObject): Promise<void> {
    const done = await this.#inspector.send<Runtime.CallFunctionOnReturnType>('Runtime.callFunctionOn', {
      functionDeclaration: "function (name, value) { 'use strict'; this[name] = value; }",
      ...{ objectId, arguments: [{ value: name }, argumentOf(value)], silent: true },
    });
    resultOf(done);
  }
}
