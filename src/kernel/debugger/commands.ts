import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { capabilities } from './capabilities';
import { cellNaming } from './cellPaths';
import { type Frame, stackFrame } from './frames';
import { showRemote } from './remoteValue';
import type { ArgumentsOf, CommandName } from './requests';
import { frameScopes } from './scopes';
import { type DebuggerState, threadId } from './state';

type Handlers = {
  [Name in CommandName]: (
    self: DebuggerState,
    given: ArgumentsOf<Name>,
  ) => object | undefined | Promise<object | undefined>;
};

/** The body of the answer to a command. @throws Error what is wrong with it, in words for a reader. */
export async function answer<Name extends CommandName>(
  self: DebuggerState,
  name: Name,
  given: ArgumentsOf<Name>,
): Promise<object | undefined> {
  return handlers[name](self, given);
}

const handlers: Handlers = {
  debugInfo: (self) => ({
    isStarted: self.isStarted,
    ...cellNaming,
    breakpoints: self.breakpoints.list(),
    stoppedThreads: stopOf(self) ? [threadId] : [],
    richRendering: true,
    exceptionPaths: ['JavaScript exceptions'],
    copyToGlobals: true,
  }),
  initialize: (self) => {
    self.isStarted = true;
    return capabilities;
  },
  attach: async (self) => {
    self.isStarted = true;
    await self.attach();
    return undefined;
  },
  configurationDone: () => undefined,
  disconnect: async (self) => {
    await self.detach();
    return undefined;
  },
  dumpCell: (self, { code }) => ({ sourcePath: self.cells.add(code) }),
  setBreakpoints: async (self, { source, breakpoints }) => ({
    breakpoints: await self.breakpoints.set(source.path, breakpoints, self.attachment),
  }),
  setExceptionBreakpoints: async (self, { filters }) => {
    const known = capabilities.exceptionBreakpointFilters!.map(({ filter }) => filter);
    const unknown = filters.find((one) => !known.includes(one));
    if (unknown !== undefined) throw new Error(`expected filters of ${known.join(', ')}, found ${unknown}`);
    self.filters = filters;
    await self.attachment?.catchExceptions(filters);
    return undefined;
  },
  source: (self, { source: { path } }) => {
    const code = self.cells.codeAt(path);
    if (code !== undefined) return { content: code, mimeType: 'text/typescript' };
    if (!statSync(path, { throwIfNoEntry: false })?.isFile())
      throw new Error(`expected the path of a cell or a file, found ${path}`);
    return { content: readFileSync(path, 'utf8') };
  },
  modules: (self) => {
    const files = self.attachment?.scripts.files() ?? [];
    const modules = files.map((path, id) => ({ id, name: basename(path), path }));
    return { modules, totalModules: modules.length };
  },
  threads: () => ({ threads: [{ id: threadId, name: 'cells' }] }),
  stackTrace: (self, { startFrame = 0, levels = 0 }) => {
    const frames = stopOf(self)?.frames ?? [];
    const end = levels > 0 ? startFrame + levels : undefined;
    return { stackFrames: frames.slice(startFrame, end).map(stackFrame), totalFrames: frames.length };
  },
  scopes: async (self, { frameId }) => {
    const { values } = self.reach;
    const scopes = frameScopes(frameAt(self, frameId)).map(({ name, hint, handle }) => {
      const variablesReference = values.refer(handle, 'stopped');
      return { name, presentationHint: hint, variablesReference, expensive: false };
    });
    const filled = await Promise.all(
      scopes.map(async (one) => (await values.variables(one.variablesReference)).length > 0),
    );
    const shown = scopes.filter((_, i) => filled[i]);
    return { scopes: shown.length > 0 ? shown : scopes.slice(0, 1) };
  },
  variables: async (self, { variablesReference }) => ({
    variables: await self.reach.values.variables(variablesReference),
  }),
  setVariable: async (self, { variablesReference, name, value }) => {
    const top = stopOf(self)?.frames[0];
    const { value: shown, ...rest } = await self.reach.evaluation.set(variablesReference, name, value, top);
    return { value: shown, type: rest.type, variablesReference: rest.variablesReference };
  },
  evaluate: async (self, { expression, frameId, context }) => {
    const { evaluation, values } = self.reach;
    const frame = frameId === undefined ? undefined : frameAt(self, frameId);
    const group = stopOf(self) ? 'stopped' : 'running';
    const found = await evaluation.evaluate(expression, frame, group, context === 'hover');
    const { value, type, variablesReference } = values.describe('', found, group);
    return { result: value, type, variablesReference };
  },
  exceptionInfo: (self) => {
    const thrown = stopOf(self)?.thrown;
    if (!thrown) throw new Error('expected the cells to be stopped at an exception');
    const { type, value } = showRemote(thrown);
    return {
      exceptionId: type,
      description: value,
      breakMode: 'always',
      details: { stackTrace: thrown.description },
    };
  },
  inspectVariables: async (self) => {
    const { values } = self.reach;
    await values.forget('running');
    return { variables: await values.variables(values.refer({ kind: 'notebook' }, 'running')) };
  },
  richInspectVariables: async (self, { variableName, frameId }) => {
    const stop = stopOf(self);
    const frame = stop && frameId !== undefined ? frameAt(self, frameId) : stop?.frames[0];
    const { evaluation, hook } = self.reach;
    const found = await evaluation.evaluate(variableName, frame, stop ? 'stopped' : 'running');
    return { data: await hook.show(found, stop !== undefined), metadata: {} };
  },
  copyToGlobals: async (self, { srcVariableName, dstVariableName, srcFrameId }) => {
    const { evaluation, hook, values } = self.reach;
    const found = await evaluation.evaluate(srcVariableName, frameAt(self, srcFrameId), 'stopped');
    await hook.keep(dstVariableName, found);
    const { value, type, variablesReference } = values.describe(dstVariableName, found, 'stopped');
    return { value, type, variablesReference };
  },
  continue: async (self) => {
    await attached(self).go('resume');
    return { allThreadsContinued: true };
  },
  next: (self) => attached(self).go('next').then(nothing),
  stepIn: (self) => attached(self).go('stepIn').then(nothing),
  stepOut: (self) => attached(self).go('stepOut').then(nothing),
  pause: (self) => attached(self).pause().then(nothing),
};

function nothing(): undefined {
  return undefined;
}

function stopOf(self: DebuggerState) {
  return self.attachment?.stop;
}

function attached(self: DebuggerState) {
  const { attachment } = self;
  if (!attachment) throw new Error('expected an attached debugger: send initialize and attach first');
  return attachment;
}

function frameAt(self: DebuggerState, id: number): Frame {
  const found = stopOf(self)?.frames.find((one) => one.id === id);
  if (!found) throw new Error(`frameId ${id}: expected a frame of the present stop, this is none`);
  return found;
}
