import { type InterruptFlags, none } from '../interruptFlags';
import { Interruption, isMuted } from './cellContext';

/** Of the steps of a loop, one in so many looks which cell it belongs to: that takes longer than looking at a flag. */
const stride = 64;

/**
 * What each loop of a cell calls at each step: throws where its cell is to end, and where it has been interrupted
 * but goes on behind the scenes, woken by something that is not the kernel's to silence, such as a file read.
 * @param look called at each step: sets the flags where nothing else can while a loop runs.
 */
export function createLoopCheck({ stop, running }: InterruptFlags, look?: () => void): () => void {
  let steps = 0;
  const isStopped = (): boolean => stop[0] === running[0] || running[0] === none;
  return () => {
    look?.();
    steps = (steps + 1) % stride;
    if ((stop[0] !== none && isStopped()) || (steps === 0 && isMuted())) throw new Interruption();
  };
}
