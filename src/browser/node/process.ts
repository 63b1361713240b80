import { EventEmitter } from './events';

let folder = '/';

/** Where paths that do not begin at the root begin. */
export function workingFolder(): string {
  return folder;
}

const started = performance.now();

/** A stream that is written to; what writes go to is set by the kernel. */
class TextStream extends EventEmitter {
  readonly isTTY = false;
  readonly columns = 80;
  write(_chunk: string | Uint8Array): boolean {
    return true;
  }
}

/** Node's `process`, of a worker of the browser. */
class WorkerProcess extends EventEmitter {
  /** So that libraries, and the compiler, do not take this for Node. */
  readonly browser = true;
  readonly env: Record<string, string | undefined> = {};
  readonly argv: string[] = ['node'];
  readonly execArgv: string[] = [];
  readonly execPath = 'node';
  readonly pid = 1;
  readonly ppid = 0;
  readonly platform = 'browser';
  readonly arch = 'wasm32';
  readonly version = 'v22.0.0';
  readonly versions = { node: '22.0.0', v8: '0' };
  readonly release = { name: 'browser' };
  readonly title = 'browser';
  readonly stdout = new TextStream();
  readonly stderr = new TextStream();
  exitCode: number | undefined;

  cwd(): string {
    return folder;
  }

  chdir(to: string): void {
    folder = to;
  }

  exit(code?: number): never {
    throw new Error(`process.exit(${code ?? ''})`);
  }

  nextTick(callback: (...given: unknown[]) => void, ...given: unknown[]): void {
    queueMicrotask(() => callback(...given));
  }

  emitWarning(warning: unknown): void {
    console.warn(String(warning));
  }

  uptime(): number {
    return (performance.now() - started) / 1000;
  }

  memoryUsage(): {
    rss: number;
    heapTotal: number;
    heapUsed: number;
    external: number;
    arrayBuffers: number;
  } {
    const { memory } = performance as { memory?: { usedJSHeapSize: number; totalJSHeapSize: number } };
    const [heapUsed, heapTotal] = [memory?.usedJSHeapSize ?? 0, memory?.totalJSHeapSize ?? 0];
    return { rss: heapTotal, heapTotal, heapUsed, external: 0, arrayBuffers: 0 };
  }

  cpuUsage(): { user: number; system: number } {
    return { user: (performance.now() - started) * 1000, system: 0 };
  }

  resourceUsage(): { maxRSS: number } {
    return { maxRSS: Math.round(this.memoryUsage().heapTotal / 1024) };
  }

  dlopen(): never {
    throw new Error('a browser loads no native code');
  }

  readonly hrtime = Object.assign(
    (since?: [number, number]): [number, number] => {
      const now = performance.now();
      const [seconds, nanoseconds] = [Math.floor(now / 1000), Math.round((now % 1000) * 1e6)];
      if (!since) return [seconds, nanoseconds];
      const difference = nanoseconds - since[1];
      return difference < 0 ? [seconds - since[0] - 1, difference + 1e9] : [seconds - since[0], difference];
    },
    { bigint: (): bigint => BigInt(Math.round(performance.now() * 1e6)) },
  );
}

/** The one process of this worker. */
export const workerProcess = new WorkerProcess();
