import type { Debugger } from 'node:inspector';
import { hiddenLines } from './hiddenLines';
import type { Inspector } from './inspector';

/** Keeps steps out of what the compiler made of a script's imports. */
export async function hideImports(inspector: Inspector, scriptId: string): Promise<void> {
  const { scriptSource } = await inspector.send<Debugger.GetScriptSourceReturnType>(
    'Debugger.getScriptSource',
    { scriptId },
  );
  const positions = hiddenLines(scriptSource);
  if (positions.length > 0) await inspector.send('Debugger.setBlackboxedRanges', { scriptId, positions });
}
