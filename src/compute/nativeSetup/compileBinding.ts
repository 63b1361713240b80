import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { InputError } from '../../inputError';
import { bindingFile } from '../nativePackage';
import { failure } from './failure';
import { runTool } from './runTool';

/**
 * Compiles tfjs-node's two source files against `deps/` of the same folder (10 s). The binding uses Node's stable C
 * interface only, so the headers of node-api-headers do for every Node, and node-gyp has nothing to add.
 * @throws InputError when there is no C++ compiler, or it fails.
 */
export async function compileBinding(folder: string): Promise<void> {
  const compiler = await findCompiler();
  const output = bindingFile(folder);
  await mkdir(dirname(output), { recursive: true });
  const nodeHeaders: { include_dir: string } = createRequire(__filename)('node-api-headers');
  const result = await runTool(
    compiler,
    [
      ...['-std=c++17', '-O2', '-fPIC', '-shared', '-DNAPI_VERSION=8'],
      ...[nodeHeaders.include_dir, join(folder, 'deps', 'include')].map((include) => `-I${include}`),
      ...['tfjs_backend.cc', 'tfjs_binding.cc'].map((source) => join(folder, 'binding', source)),
      `-L${join(folder, 'deps', 'lib')}`,
      ...['-ltensorflow', '-ltensorflow_framework', '-Wl,-rpath,$ORIGIN/../../deps/lib'],
      ...['-o', output],
    ],
    { limit: 600_000 },
  );
  if (result.status !== 0) throw failure(`compiling the binding with ${compiler}`, result);
}

async function findCompiler(): Promise<string> {
  for (const program of [process.env.CXX, 'c++', 'g++', 'clang++']) {
    if (program && (await runTool(program, ['--version'], { limit: 10_000 })).status === 0) return program;
  }
  throw new InputError(
    'setup:native: expected a C++ compiler (c++, g++ or clang++), found none; install g++',
  );
}
