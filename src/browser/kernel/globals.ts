import { Buffer } from '../node/buffer';
import { createConsole } from '../node/console';
import { noteProxies } from '../node/kinds';
import { workerProcess } from '../node/process';
import * as timers from '../node/timers';

/** Loading this file gives a worker the global names of Node. */
const { setTimeout, setInterval, clearTimeout, clearInterval, setImmediate, clearImmediate } = timers;
Object.assign(globalThis, {
  ...{ Buffer, process: workerProcess, global: globalThis, console: createConsole() },
  ...{ setTimeout, setInterval, clearTimeout, clearInterval, setImmediate, clearImmediate },
});
noteProxies();

// What nobody waits for is the process' affair, as it is Node's; while nobody listens, the page's: the kernel cannot start.
addEventListener('error', (event) => {
  if (workerProcess.listenerCount('uncaughtException') === 0) return;
  event.preventDefault();
  workerProcess.emit('uncaughtException', (event as ErrorEvent).error);
});
addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  workerProcess.emit('unhandledRejection', (event as PromiseRejectionEvent).reason);
});
