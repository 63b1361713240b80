import { join } from 'node:path';
import { InputError } from '../../inputError';
import type { NativePackage } from '../nativePackage';
import { compileBinding } from './compileBinding';
import { downloadWheels } from './downloadWheels';
import { pythonWithPip } from './python';
import { unpackWheels } from './unpackWheels';
import { wheels } from './wheels';

/**
 * Builds the binding in `folder`, a copy of the package, on the libtensorflow of TensorFlow's Python wheel.
 * @throws InputError for each way this can fail.
 */
export async function wheelRoute(
  { device }: NativePackage,
  folder: string,
  log: (line: string) => void,
): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new InputError(
      `setup:native: the Python wheel is used on linux x64 only, this is ${process.platform} ${process.arch}`,
    );
  }
  const python = await pythonWithPip();
  const [library] = wheels[device];
  log(`downloading ${library.name} ${library.version} from the Python package index`);
  const files = await downloadWheels(python, wheels[device], join(folder, 'wheels'));
  log('unpacking libtensorflow');
  await unpackWheels(python, files, join(folder, 'deps'));
  log('compiling the binding');
  await compileBinding(folder);
}
