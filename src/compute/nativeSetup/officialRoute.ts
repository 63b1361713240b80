import { join } from 'node:path';
import { packageRoot } from '../../packageRoot';
import type { NativePackage } from '../nativePackage';
import { failure } from './failure';
import { runTool } from './runTool';

/**
 * Runs the package's own install script in `folder`, a copy of it: it downloads TensorFlow's prebuilt library and
 * binding. The script neither reports every failure nor ends on a stalled connection: the caller loads the result,
 * and a limit ends it (TFJS_NATIVE_TIMEOUT, seconds, default 600).
 * @throws InputError when the script fails or takes too long.
 */
export async function officialRoute({ device }: NativePackage, folder: string): Promise<void> {
  const tools = join(packageRoot, 'node_modules', '.bin');
  const separator = process.platform === 'win32' ? ';' : ':';
  const env = { ...process.env, PATH: `${tools}${separator}${process.env.PATH}` };
  const limit = 1000 * Number(process.env.TFJS_NATIVE_TIMEOUT ?? 600);
  const result = await runTool(process.execPath, ['scripts/install.js', device], { cwd: folder, env, limit });
  if (result.status !== 0) throw failure('the official prebuilt library', result);
}
