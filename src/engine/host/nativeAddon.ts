import { join } from 'node:path';
import { type Kernel, kernelFunctions } from './kernelInterface';
import { prebuiltBytes, prebuiltFolder } from './prebuilt';

/** The kernel as a Node-API addon: each function takes the memory first. `missing`: what the processor lacks. */
export type NativeAddon = { readonly missing: string } & Readonly<
  Record<keyof Kernel, (memory: Uint8Array, ...numbers: number[]) => number>
>;

/** Set to `baseline`, it makes the processor pass for one without AVX2. */
export const PROCESSOR_VARIABLE = 'ACTIVATION_SUPERVISION_PROCESSOR';

/** Why the kernel does not run natively here; its message is a clause. */
export class NativeUnavailable extends Error {
  override readonly name = 'NativeUnavailable';
}

/**
 * The addon built for this platform.
 * @throws NativeUnavailable when there is none, when it is not the committed file, when the system refuses to load it,
 *   or when the processor lacks instructions that it is made of.
 */
export function nativeAddon(folder = prebuiltFolder, platform = `${process.platform}-${process.arch}`) {
  const name = `${platform}.node`;
  try {
    prebuiltBytes(name, folder);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new NativeUnavailable(code === 'ENOENT' ? `there is no native build for ${platform}` : message);
  }
  const addon = loaded(join(folder, name), name);
  const missing = process.env[PROCESSOR_VARIABLE] === 'baseline' ? 'AVX2' : addon.missing;
  if (missing) throw new NativeUnavailable(`this processor lacks ${missing}`);
  const absent = kernelFunctions.find((each) => typeof addon[each] !== 'function');
  if (absent) throw new NativeUnavailable(`${name} has no function ${absent}`);
  return addon;
}

function loaded(file: string, name: string): NativeAddon {
  try {
    const module = { exports: {} };
    process.dlopen(module, file);
    return module.exports as NativeAddon;
  } catch (error) {
    throw new NativeUnavailable(`${name} does not load: ${(error as Error).message.split('\n')[0]}`);
  }
}
