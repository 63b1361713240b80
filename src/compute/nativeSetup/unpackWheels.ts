import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { failure } from './failure';
import { runTool } from './runTool';

/** From each wheel only what the binding needs: 0.9 of 1.6 GB, and 500 of 13,000 headers. */
const script = `
import os, shutil, sys, zipfile
deps, *wheels = sys.argv[1:]
headers = tuple('tensorflow/include/' + part + '/' for part in ('tensorflow/c', 'tensorflow/core/platform', 'tsl/platform', 'xla/tsl/c'))
def place(name):
    if name in ('tensorflow/libtensorflow_cc.so.2', 'tensorflow/libtensorflow_framework.so.2'):
        return 'lib/' + name.split('/')[1]
    if name.startswith(headers) and name.endswith('.h'):
        return name[len('tensorflow/'):]
    if name.startswith('nvidia/') and '/lib/' in name and '.so' in name:
        return name
for wheel in wheels:
    with zipfile.ZipFile(wheel) as archive:
        for item in archive.infolist():
            target = place(item.filename)
            if target:
                path = os.path.join(deps, target)
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with archive.open(item) as source, open(path, 'wb') as copy:
                    shutil.copyfileobj(source, copy, 1 << 20)
    os.remove(wheel)
`;

/**
 * Unpacks libtensorflow and its C headers into `deps/lib` and `deps/include`, CUDA's libraries into
 * `deps/nvidia` (where the wheel's own run path looks for them), and gives the library the names a linker asks for.
 * Each wheel is removed once it is unpacked.
 * @throws InputError when a wheel is not a zip file or the disk is full.
 */
export async function unpackWheels(python: string, wheels: readonly string[], deps: string): Promise<void> {
  const result = await runTool(python, ['-c', script, deps, ...wheels], { limit: 1_200_000 });
  if (result.status !== 0) throw failure('unpacking the wheels', result);
  await symlink('libtensorflow_cc.so.2', join(deps, 'lib', 'libtensorflow.so'));
  await symlink('libtensorflow_framework.so.2', join(deps, 'lib', 'libtensorflow_framework.so'));
}
