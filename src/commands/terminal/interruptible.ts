/**
 * Runs work that obeys an AbortSignal; the first Ctrl-C aborts it, a second one ends the process at once.
 * @param work answers whether it came to its end.
 * @param message printed when it did not; the process then exits with 130.
 */
export async function interruptible(
  work: (signal: AbortSignal) => Promise<boolean>,
  message: string,
): Promise<void> {
  const controller = new AbortController();
  const stop = () => (controller.signal.aborted ? process.exit(130) : controller.abort());
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    if (await work(controller.signal)) return;
    process.stderr.write(`interrupted; ${message}\n`);
    process.exitCode = 130;
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}
