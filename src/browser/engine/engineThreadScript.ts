import { engineThread } from '../../engine/engineThread';
import { openKernel } from './openKernel';

// The script of one thread: the first message says what it is, each later one is an order.
let carryOut: ((order: object) => void) | undefined;
self.onmessage = ({ data }) => {
  if (carryOut) carryOut(data);
  else carryOut = engineThread(openKernel, data);
  self.postMessage('done');
};
