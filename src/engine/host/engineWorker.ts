import { parentPort, workerData } from 'node:worker_threads';
import { type EngineThreadStart, engineThread } from '../engineThread';
import type { EngineName } from './kernelInterface';
import { kernelOn } from './kernelOn';

if (parentPort) {
  const { engine, ...start } = workerData as EngineThreadStart & { readonly engine: EngineName };
  const carryOut = engineThread((memory) => kernelOn(memory, engine), start);
  parentPort.on('message', (order: object) => {
    carryOut(order);
    parentPort!.postMessage('done');
  });
  parentPort.postMessage('ready');
}
