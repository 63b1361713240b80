/**
 * How a page tells a worker, whose loop keeps it from hearing anything, that its cell is to stop. Memory that both see would be
 * the way, but a browser gives it only to isolated pages. Elsewhere the page makes a URL of its own memory (`blob:`) that
 * the loop asks for now and then, and that the page takes back.
 */
export type StopSign = { readonly shared: SharedArrayBuffer } | { readonly url: string };

/** Between two looks at a URL, ms: each takes a small part of one. */
const INTERVAL = 100;

/** Whether a sign says to stop, looked at no more often than is cheap. */
export function createStopCheck(now: () => number = () => performance.now()): {
  watch(sign: StopSign): void;
  isStopped(): boolean;
} {
  let sign: StopSign | undefined;
  let last = now();
  return {
    watch: (next) => {
      sign = next;
      last = now();
    },
    isStopped: () => {
      if (!sign) return false;
      if ('shared' in sign) return Atomics.load(new Int32Array(sign.shared), 0) !== 0;
      if (now() - last < INTERVAL) return false;
      const isGone = !answers(sign.url);
      last = now();
      return isGone;
    },
  };
}

function answers(url: string): boolean {
  try {
    const request = new XMLHttpRequest();
    request.open('GET', url, false);
    // As bytes: a text some browsers would read as a document, and complain of.
    request.responseType = 'arraybuffer';
    request.send();
    return request.status === 200;
  } catch {
    return false;
  }
}

/** The page's side of a sign. */
export class StopSwitch {
  readonly sign: StopSign;

  constructor() {
    this.sign = globalThis.crossOriginIsolated
      ? { shared: new SharedArrayBuffer(4) }
      : { url: URL.createObjectURL(new Blob(['go on'])) };
  }

  /** Says to stop. */
  stop(): void {
    if ('shared' in this.sign) Atomics.store(new Int32Array(this.sign.shared), 0, 1);
    else URL.revokeObjectURL(this.sign.url);
  }
}
