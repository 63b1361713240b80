import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, sep } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { InputError } from '../inputError';
import { packageRoot } from '../packageRoot';
import { isTemporary, keepPackage } from './keepPackage';
import { logoPng, logoSvg } from './logo';

/** Name of the kernelspec: what notebooks are opened with. */
export const kernelName = 'activation-supervision';

/** Where a kernelspec may go: one of the three. */
export interface InstallPlace {
  user?: boolean;
  sysPrefix?: boolean;
  prefix?: string;
}

/**
 * Writes the kernelspec and returns its folder. It starts this package from where it lies; where that may be gone tomorrow, a
 * copy in that folder.
 * @param isInspected whether Chrome's DevTools can be attached to the cells' process.
 * @throws InputError for several places, and for the place that this package runs from.
 */
export function installKernelspec(place: InstallPlace, isInspected = false): string {
  const folder = specFolder(place);
  if (packageRoot.startsWith(folder + sep))
    throw new InputError(
      `${folder}: the kernel there is what runs now; install it with npx, or from another place`,
    );
  // The folder stays: two may install at the same time, as those who start JupyterLab twice do.
  mkdirSync(folder, { recursive: true });
  rmSync(join(folder, 'package'), { recursive: true, force: true });
  const root = isTemporary() ? keepPackage(join(folder, 'package')) : packageRoot;
  const files = {
    'kernel.json': `${JSON.stringify(kernelspec(root, isInspected), null, 2)}\n`,
    'logo-svg.svg': logoSvg,
    'logo-64x64.png': logoPng(),
  };
  for (const [name, content] of Object.entries(files)) writeFileAtomic.sync(join(folder, name), content);
  return folder;
}

/** Removes the kernelspec and returns its folder; an InputError if there is none. */
export function uninstallKernelspec(place: InstallPlace): string {
  const folder = specFolder(place);
  if (!existsSync(folder)) throw new InputError(`${folder}: expected an installed kernel, found none`);
  rmSync(folder, { recursive: true });
  return folder;
}

/** Absolute paths, each an argument of its own: the kernel starts wherever Jupyter does, blanks in names or not. */
function kernelspec(root: string, isInspected: boolean): object {
  return {
    argv: [
      process.execPath,
      join(root, 'dist', 'kernel', 'main.js'),
      '--connection-file',
      '{connection_file}',
      ...(isInspected ? ['--inspect'] : []),
    ],
    display_name: 'TypeScript (activation-supervision)',
    language: 'typescript',
    interrupt_mode: 'message',
    metadata: { debugger: true },
  };
}

function specFolder(place: InstallPlace): string {
  return join(dataFolder(place), 'kernels', kernelName);
}

function dataFolder({ user, sysPrefix, prefix }: InstallPlace): string {
  const chosen = [user, sysPrefix, prefix].filter((one) => one !== undefined && one !== false);
  if (chosen.length > 1)
    throw new InputError('expected one of --user, --sys-prefix and --prefix, found several');
  if (prefix !== undefined) return join(prefix, 'share', 'jupyter');
  if (sysPrefix) return join(environmentPrefix(), 'share', 'jupyter');
  return userFolder();
}

/** The active Python environment, or the one that `npm run lab` makes. */
function environmentPrefix(): string {
  const active = process.env.VIRTUAL_ENV ?? process.env.CONDA_PREFIX;
  if (active) return active;
  const own = join(packageRoot, '.venv');
  if (existsSync(own)) return own;
  throw new InputError(
    '--sys-prefix: expected an active Python environment (VIRTUAL_ENV, CONDA_PREFIX), found none',
  );
}

/** Jupyter's own rule for each system. */
function userFolder(): string {
  if (process.env.JUPYTER_DATA_DIR) return process.env.JUPYTER_DATA_DIR;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Jupyter');
  if (process.platform === 'win32')
    return join(process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'jupyter');
  return join(process.env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'jupyter');
}
