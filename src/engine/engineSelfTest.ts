import { glpSelfTest } from './glp/glpSelfTest';
import type { OpenKernel } from './host/kernelInterface';
import { kernelSelfTest } from './selfTest';

/**
 * Runs a build of the kernel on fixed numbers and compares every bit of the results, so that a machine whose compiler or
 * processor computes otherwise says so at once instead of training another run. Every worker does this before it starts.
 * @throws Error when the bits differ.
 */
export function engineSelfTest(open: OpenKernel): void {
  kernelSelfTest(open);
  glpSelfTest(open);
}
