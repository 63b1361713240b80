import type { EngineHost } from '../../engine/host/engineHost';

/**
 * An engine's threads as workers of a browser, which share its memory: on a page that is isolated from other origins.
 * Their script, `engineThread.js`, lies beside the one that asks.
 */
export const workerThreads: EngineHost['startThreads'] = (_engine, work, each) => {
  const workers = each.map((data) => {
    const worker = new Worker(new URL('engineThread.js', self.location.href));
    worker.postMessage({ work, data });
    return worker;
  });
  const answers = () => Promise.all(workers.map(answer)).then(() => {});
  return {
    ready: answers(),
    async order(order) {
      const answered = answers();
      for (const worker of workers) worker.postMessage(order);
      await answered;
    },
    async close() {
      for (const worker of workers) worker.terminate();
    },
  };
};

function answer(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.onmessage = () => resolve();
    worker.onerror = ({ message }) => reject(new Error(message));
  });
}
