import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** One of the two npm packages that bind libtensorflow; neither ships the library itself. */
export interface NativePackage {
  readonly name: string;
  readonly device: 'cpu' | 'gpu';
  readonly folder: string;
}

const names = { cpu: 'tfjs-node-native', gpu: '@tensorflow/tfjs-node-gpu' } as const;

/** The package as npm installed it, or undefined where npm left this optional dependency out. */
export function nativePackage(device: 'cpu' | 'gpu'): NativePackage | undefined {
  const name = names[device];
  try {
    const folder = dirname(createRequire(__filename).resolve(`${name}/package.json`));
    return { name, device, folder };
  } catch {
    return undefined;
  }
}

/** Where tfjs-node 4.22 looks for its binding, whatever the Node version. */
export function bindingFile(folder: string): string {
  return join(folder, 'lib', 'napi-v8', 'tfjs_binding.node');
}

/** True once `npm run setup:native` has put a binding there; whether it loads is another question. */
export function hasBinding(of: NativePackage | undefined): of is NativePackage {
  return of !== undefined && existsSync(bindingFile(of.folder));
}
