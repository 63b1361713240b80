import type { EngineName, Kernel } from './host/kernelInterface';
import { thisHost } from './host/thisHost';

/** The kernel over the given shared memory, in the build that computes here unless one is named. */
export function openKernel(
  memory: WebAssembly.Memory,
  engine: EngineName = thisHost.engineChoice().engine,
): Kernel {
  return thisHost.openKernel(memory, engine);
}
