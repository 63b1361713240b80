import { once } from 'node:events';
import { join } from 'node:path';
import type { EngineHost } from './engineHost';
import { spawnWorker } from './spawnWorker';

/** An engine's threads as workers of Node. */
export const nodeThreads: EngineHost['startThreads'] = (engine, work, each) => {
  const workers = each.map((data) => spawnWorker(join(__dirname, 'engineWorker'), { engine, work, data }));
  const answers = () => Promise.all(workers.map((worker) => once(worker, 'message')));
  return {
    ready: answers().then(() => {}),
    async order(order) {
      const answered = answers();
      for (const worker of workers) worker.postMessage(order);
      await answered;
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
};
