import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { Attachment, type AttachmentParts } from '../../../src/kernel/debugger/attachment';
import { Breakpoints } from '../../../src/kernel/debugger/breakpoints';
import { Scripts } from '../../../src/kernel/debugger/scripts';

test('a script does not begin before its breakpoints are in it, however close both messages come', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'attachment-'));
  const source = join(folder, 'one.ts');
  const compilerOptions = { module: ts.ModuleKind.CommonJS, sourceMap: true };
  const { outputText, sourceMapText } = ts.transpileModule('const a: number = 1;\nconsole.log(a);\n', {
    fileName: source,
    compilerOptions,
  });
  writeFileSync(join(folder, 'one.js'), outputText);
  writeFileSync(join(folder, 'one.js.map'), sourceMapText!);

  const sent: string[] = [];
  const inspector = {
    send: async (method: string) => {
      sent.push(method);
      return { breakpointId: 'b', actualLocation: { scriptId: '7', lineNumber: 1 } };
    },
  };
  const breakpoints = new Breakpoints();
  await breakpoints.set(source, [{ line: 2, condition: 'a > 0' }], undefined);
  const scripts = new Scripts(
    () => '',
    () => false,
  );
  // The cells' process compiles it, which takes a moment.
  const hook = { compile: (text: string) => new Promise((resolve) => setTimeout(resolve, 5, text)) };
  const parts = { inspector, hook, scripts, breakpoints, hidden: [] } as unknown as AttachmentParts;
  const changed: unknown[] = [];
  const attachment = new Attachment(parts, {
    stopped() {},
    continued() {},
    changed: (one) => changed.push(one.verified),
  });
  const url = pathToFileURL(join(folder, 'one.js')).href;
  attachment.heard('Debugger.scriptParsed', { scriptId: '7', url, sourceMapURL: 'one.js.map' });
  attachment.heard('Debugger.paused', {
    reason: 'instrumentation',
    data: { scriptId: '7' },
    callFrames: [],
  });
  await expect.poll(() => sent.includes('Debugger.resume')).toBe(true);
  expect(sent).toEqual(['Debugger.setBreakpoint', 'Debugger.resume']);
  expect(changed).toEqual([true]);
});
