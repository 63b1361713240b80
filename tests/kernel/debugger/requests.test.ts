import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { InspectorNotice } from '../../../src/kernel/broker/inspectorNotice';
import { CellPaths, cellNaming } from '../../../src/kernel/debugger/cellPaths';
import { Debugger } from '../../../src/kernel/debugger/debugger';
import { Inspector } from '../../../src/kernel/debugger/inspector';
import { showRemote } from '../../../src/kernel/debugger/remoteValue';
import { isCommand, readArguments } from '../../../src/kernel/debugger/requests';

describe('a request of the debugger', () => {
  it('is read with its defaults', () => {
    expect(readArguments('setBreakpoints', { source: { path: 'a.ts' } })).toMatchObject({ breakpoints: [] });
    expect(readArguments('stackTrace', undefined)).toEqual({});
    expect(isCommand('toString')).toBe(false);
  });

  it('is refused with the argument that is wrong', () => {
    expect(() => readArguments('setBreakpoints', { source: {}, breakpoints: [{ line: 0 }] })).toThrow(
      /setBreakpoints: arguments\.source\.path: .*arguments\.breakpoints\.0\.line/,
    );
    expect(() => readArguments('dumpCell', 'code')).toThrow(/^dumpCell: arguments: /);
  });

  it('is answered, right or wrong, before there is a process of cells', async () => {
    const self = new Debugger(() => {});
    const info = await self.answer({ seq: 3, command: 'debugInfo' }, {});
    expect(info).toMatchObject({ type: 'response', request_seq: 3, success: true, command: 'debugInfo' });
    expect(info.body).toMatchObject({ isStarted: false, hashMethod: 'Murmur2', breakpoints: [] });
    const wrong = await self.answer({ seq: 4, command: 'dance' }, {});
    expect(wrong).toMatchObject({ request_seq: 4, success: false });
    expect(wrong.message).toContain('"dance"');
  });
});

describe('a cell', () => {
  it('goes by the Murmur2 hash of its text in UTF-8', () => {
    const paths = new CellPaths();
    const path = paths.add('const é = 1');
    const hash = path.slice(cellNaming.tmpFilePrefix.length, -cellNaming.tmpFileSuffix.length);
    // As ipykernel's `murmur2_x86` gives it for this seed.
    expect(hash).toBe('1736818485');
    expect(paths.codeAt(path)).toBe('const é = 1');
  });
});

describe('the inspector', () => {
  it('matches answers to questions, tells of events, and fails what waits as it closes', async () => {
    const pipe = new PassThrough();
    const events: string[] = [];
    let closed = 0;
    const inspector = new Inspector(
      pipe,
      (method) => events.push(method),
      () => (closed += 1),
    );
    // What is written comes back on this pipe: a question is heard as an event.
    const waiting = inspector.send('Debugger.enable');
    pipe.write('{"id":0,"result":{"debuggerId":"1"}}\n{"method":"Debugger.paused","params":{}}\n');
    await expect(waiting).resolves.toEqual({ debuggerId: '1' });
    const refused = inspector.send('Debugger.fly');
    pipe.write('{"id":1,"error":{"message":"not found"}}\n');
    await expect(refused).rejects.toThrow('not found');
    const lost = inspector.send('Debugger.resume');
    pipe.destroy();
    await expect(lost).rejects.toThrow('ended');
    expect(events).toContain('Debugger.paused');
    expect(closed).toBe(1);
    await expect(inspector.send('Debugger.resume')).rejects.toThrow('ended');
  });

  it('does not wait for ever', async () => {
    const inspector = new Inspector(
      new PassThrough(),
      () => {},
      () => {},
    );
    await expect(inspector.send('Debugger.enable', {}, 20)).rejects.toThrow('native code');
  });
});

describe('a value', () => {
  it.each([
    [{ type: 'string', value: "it's\n" }, "'it\\'s\\n'", 'string'],
    [{ type: 'bigint', unserializableValue: '3n' }, '3n', 'bigint'],
    [{ type: 'object', subtype: 'null', value: null }, 'null', 'null'],
    [{ type: 'undefined' }, 'undefined', 'undefined'],
    [{ type: 'function', description: 'async function f(a, b) {\n return 1 }' }, 'ƒ f(a, b)', 'function'],
    [{ type: 'function', description: 'class A extends B { }' }, 'class A extends B', 'function'],
    [
      { type: 'object', subtype: 'error', className: 'RangeError', description: 'RangeError: no\n    at f' },
      'RangeError: no',
      'RangeError',
    ],
  ] as const)('%j is shown as %s', (remote, value, type) => {
    expect(showRemote(remote)).toEqual({ value, type });
  });
});

describe('what Node says of an inspector', () => {
  const said = 'Debugger listening on ws://127.0.0.1:1234/a-b\nFor help, see: https://nodejs.org/x\nmine\n';

  it('is told once, in words for a notebook, and else left out', () => {
    const notice = new InspectorNotice();
    expect(notice.take(said)).toBe('mine\n');
    expect(notice.tell()).toContain('devtools://devtools/bundled/js_app.html?ws=127.0.0.1:1234/a-b');
    expect(notice.tell()).toBe('');
    expect(notice.take('Debugger attached.\n')).toBe('');
  });

  it('is left where no inspector was asked for', () => {
    expect(new InspectorNotice().take('Debugger attached.\n')).toBe('Debugger attached.\n');
  });
});
