import { engineThread } from '../../engine/engineThread';
import type { EngineHost } from '../../engine/host/engineHost';
import { nextTurn } from './nextTurn';
import { openKernel } from './openKernel';

/** An engine's one thread in the worker that asks: on any page. Between two orders the worker hears what waits for it. */
export const threadHere: EngineHost['startThreads'] = (_engine, work, [data]) => {
  let carryOut: (order: object) => void;
  const begin = async () => {
    carryOut = engineThread(openKernel, { work, data });
  };
  return {
    ready: begin(),
    async order(order) {
      carryOut(order);
      await nextTurn();
    },
    async close() {},
  };
};
