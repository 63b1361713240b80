import { existsSync } from 'node:fs';
import { InputError } from '../../inputError';
import { bindingFile } from '../nativePackage';
import { failure } from './failure';
import { runTool } from './runTool';

export interface Probe {
  readonly version: string;
  readonly gpu: boolean;
}

const script = `
Object.assign(require('util'), { isNullOrUndefined: (v) => v == null, isArray: Array.isArray });
const tf = require(process.argv[1]);
const [product] = tf.matMul(tf.tensor2d([[3]]), tf.tensor2d([[5]])).dataSync();
if (product !== 15) throw new Error('3 x 5 came out as ' + product);
const { binding, isUsingGpuDevice } = tf.backend();
process.stdout.write('probe' + JSON.stringify({ version: binding.TF_Version, gpu: isUsingGpuDevice }));
`;

/**
 * Loads a set-up package in a process of its own and multiplies there, so that a broken library cannot take us down.
 * @throws InputError when it does not load or computes nonsense.
 */
export async function probe(folder: string): Promise<Probe> {
  if (!existsSync(bindingFile(folder)))
    throw new InputError(`${bindingFile(folder)}: expected the binding, found none`);
  const env = { ...process.env, TF_CPP_MIN_LOG_LEVEL: '3', TF_ENABLE_ONEDNN_OPTS: '0' };
  const result = await runTool(process.execPath, ['-e', script, folder], { env, limit: 120_000 });
  const json = result.output.split('probe')[1];
  if (result.status !== 0 || !json) throw failure('loading the binding', result);
  return JSON.parse(json);
}
