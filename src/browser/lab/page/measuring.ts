/** Measures beside the training, one measurement after the other. */
export class Measuring {
  private last: Promise<void> = Promise.resolve();
  private waiting = 0;

  /** @param measure the present state. */
  constructor(private readonly measure: () => Promise<void>) {}

  async now(): Promise<void> {
    this.waiting++;
    try {
      await this.measure();
    } finally {
      this.waiting--;
    }
  }

  /** Measures once the measurement before is done; while that is still being made, only what must be measured. */
  async beside(must: boolean): Promise<void> {
    if (this.waiting > 0 && !must) return;
    await this.last;
    this.last = this.now();
  }

  /** Resolves when nothing is being measured. */
  async done(): Promise<void> {
    await this.last;
  }
}
