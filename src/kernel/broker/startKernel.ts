import { InputError } from '../../inputError';
import { Debugger } from '../debugger/debugger';
import { Broker } from './broker';
import { CellProcess, type CellProcessOptions } from './childProcess';
import { readConnection } from './connection';
import { kernelInfo } from './kernelInfo';
import { Sockets } from './sockets';

/** Serves the front ends of a connection file until one of them shuts the kernel down. */
export async function startKernel(connectionFile: string, options: CellProcessOptions = {}): Promise<void> {
  try {
    // With its sockets closed the process ends by itself; should something hold it, it is not for long.
    const exit = (): void => void setTimeout(() => process.exit(0), 2_000).unref();
    let debugging: Debugger | undefined;
    const broker = new Broker({
      frontEnds: new Sockets(readConnection(connectionFile)),
      createDebugger: (send) => (debugging = new Debugger(send)),
      startCells: (events) => {
        const cells = new CellProcess(events, options);
        debugging!.use(cells.debugPipe);
        return cells;
      },
      info: kernelInfo,
      exit,
      giveUp: (why) => {
        console.error(`kernel: ${why}`);
        process.exit(1);
      },
    });
    process.on('SIGINT', () => void broker.interrupt());
    endWithParent();
    await broker.start();
  } catch (error) {
    console.error(error instanceof InputError ? error.message : error);
    process.exit(error instanceof InputError ? 2 : 1);
  }
}

/** Jupyter says which process started the kernel; when that is gone nobody can reach the kernel any more. */
function endWithParent(): void {
  const parent = Number(process.env.JPY_PARENT_PID);
  if (!parent || process.ppid !== parent) return;
  setInterval(() => {
    if (process.ppid !== parent) process.exit(1);
  }, 1_000).unref();
}
