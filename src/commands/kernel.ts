import { join } from 'node:path';
import type { Command } from 'commander';
import { startKernel } from '../kernel/broker/startKernel';
import { isTemporary } from '../kernel/keepPackage';
import { type InstallPlace, installKernelspec, uninstallKernelspec } from '../kernel/kernelspec';
import { packageRoot } from '../packageRoot';

/** `kernel install`, `kernel uninstall`, `kernel start`. */
export function kernelCommand(program: Command): void {
  const kernel = program.command('kernel').description('the Jupyter kernel of the notebooks');
  placed(kernel.command('install'))
    .description('make the kernel known to Jupyter')
    .option(
      '--inspect',
      "open the cells' process for Chrome's DevTools; its address is printed below the first cell",
    )
    .action(({ inspect, ...place }: InstallPlace & { inspect?: boolean }) => {
      console.log(`installed ${installKernelspec(place, inspect)}`);
      console.log(
        isTemporary()
          ? "it holds a copy of the package: npm's cache may be cleaned"
          : `it runs from ${packageRoot}: install it again where that moves`,
      );
    });
  placed(kernel.command('uninstall'))
    .description('take the kernel away again')
    .action((place: InstallPlace) => {
      console.log(`removed ${uninstallKernelspec(place)}`);
    });
  kernel
    .command('papermill')
    .description(
      "print the folder of a Python package that teaches papermill the kernel's parameters, for pip install",
    )
    .action(() => console.log(join(packageRoot, 'src', 'kernel', 'papermill')));
  kernel
    .command('start')
    .description('serve a connection file; Jupyter does this itself')
    .requiredOption('--connection-file <file>', 'the file that Jupyter wrote')
    .action(({ connectionFile }: { connectionFile: string }) =>
      startKernel(connectionFile, { displays: require.resolve('../displays/ownDisplays') }),
    );
}

function placed(command: Command): Command {
  return command
    .option('--user', 'for this user (the default)')
    .option('--sys-prefix', 'into the active Python environment')
    .option('--prefix <dir>', 'into DIR/share/jupyter/kernels');
}
