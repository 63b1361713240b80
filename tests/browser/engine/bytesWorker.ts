import { engineBytes } from './engineBytes';

self.onmessage = async ({ data: threads }: MessageEvent<number>) => {
  self.postMessage({ isolated: self.crossOriginIsolated, ...(await engineBytes(threads)) });
};
