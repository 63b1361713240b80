import { afterEach, describe, expect, it, vi } from 'vitest';
import { createStopCheck } from '../../../src/browser/kernel/stopSign';

/** Requests that answer only for URLs that are not taken back. */
function serve(isThere: () => boolean): () => number {
  let count = 0;
  class Request {
    status = 0;
    open(): void {}
    send(): void {
      count += 1;
      if (!isThere()) throw new Error('network error');
      this.status = 200;
    }
  }
  vi.stubGlobal('XMLHttpRequest', Request);
  return () => count;
}

describe('the sign that stops a loop', () => {
  afterEach(() => void vi.unstubAllGlobals());

  it('is a URL that is gone, asked for ten times a second at most', () => {
    let [isThere, time] = [true, 0];
    const count = serve(() => isThere);
    const check = createStopCheck(() => time);
    expect(check.isStopped()).toBe(false);
    check.watch({ url: 'blob:one' });
    for (time = 0; time < 1000; time += 1) expect(check.isStopped()).toBe(false);
    expect(count()).toBe(9);
    isThere = false;
    time += 100;
    expect(check.isStopped()).toBe(true);
  });

  it('is memory, where the page may share it', () => {
    const check = createStopCheck(() => 0);
    const shared = new SharedArrayBuffer(4);
    check.watch({ shared });
    expect(check.isStopped()).toBe(false);
    new Int32Array(shared)[0] = 1;
    expect(check.isStopped()).toBe(true);
  });
});
