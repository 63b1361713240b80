import type { Run } from '../runs/openRun';

/** How long work goes on and who hears of it. */
export interface WorkOptions {
  readonly threads?: number;
  readonly signal?: AbortSignal;
  readonly progress?: (done: number, total: number) => void;
}

/** Something that is made of a run and kept beside it. */
export interface Experiment {
  /** What its progress counts. */
  readonly unit: 'epochs' | 'steps' | 'edits' | 'concepts';
  /** Whether it is part of no study's work, and made when it is asked for. */
  readonly onRequest?: true;
  /** Of those in the same list, what has to be there before it. */
  readonly after: readonly string[];
  /** The files that it leaves; none where the run has nothing to make them of. */
  readonly files: (run: Run) => readonly string[];
  /**
   * Makes what is missing of them. @returns whether it came to its end.
   * @throws NotApplicableError for a run that cannot have it.
   */
  readonly make: (run: Run, options: WorkOptions) => Promise<boolean>;
}
