import { engineThread } from '../../engine/engineThread';
import { wasmKernel } from '../../engine/host/wasmKernel';
import { kernelModule } from './kernelModule';

// The script of one thread: the first message says what it is, each later one is an order.
let carryOut: ((order: object) => void) | undefined;
self.onmessage = ({ data }) => {
  if (carryOut) carryOut(data);
  else carryOut = engineThread((memory) => wasmKernel(memory, kernelModule()), data);
  self.postMessage('done');
};
