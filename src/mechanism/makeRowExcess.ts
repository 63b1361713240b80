import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openBackend } from '../compute/openBackend';
import { atomicWrite } from '../data/atomicWrite';
import { canonicalJson } from '../data/json/canonicalJson';
import { sha256 } from '../data/sha256';
import type { ReplayedWindowsOptions } from '../gradients/replayedWindows';
import type { Run } from '../runs/openRun';
import { engineExcess } from './engineExcess';
import { excessFolder, windowLogitsFile } from './excessFiles';
import { type ExcessMoment, showExcessMoments } from './excessMoments';
import type { ExcessReport } from './excessReport';
import { excessForms, type FormExcess } from './formExcess';
import { tfjsExcess } from './tfjsExcess';
import { WindowLogits } from './windowLogits';

/** The stacks that are measured in this process. */
const TFJS = ['cpu', 'wasm'] as const;

const fileOf = (run: Run, stack: string) => join(excessFolder(run), `${stack}.json`);

/** The reports of the stacks that are measured in this process. */
export function excessFiles(run: Run): string[] {
  return ['engine', ...TFJS.map((backend) => `tfjs-${backend}`)].map((stack) => fileOf(run, stack));
}

/** Writes the logits of the moments before each onset for stacks outside this process, where they are not there yet. */
export async function makeWindowLogits(run: Run, options: ReplayedWindowsOptions = {}): Promise<void> {
  const file = windowLogitsFile(run);
  if (existsSync(file)) return;
  const logits = new WindowLogits(run);
  if (await showExcessMoments(run, (moment) => logits.add(moment), options))
    atomicWrite(file, logits.bytes());
}

/** Measures the row excess in our engine and in tfjs, and writes a report of each, where one of them is missing. */
export async function makeRowExcess(run: Run, options: ReplayedWindowsOptions = {}): Promise<void> {
  if (excessFiles(run).every((file) => existsSync(file))) return;
  const logits = new WindowLogits(run);
  const seen: (Pick<ExcessMoment, 'collapse' | 'epoch'> & { readonly logits: Float32Array })[] = [];
  const engine: FormExcess[][] = [];
  const whole = await showExcessMoments(
    run,
    (moment) => {
      seen.push({ ...moment, logits: logits.add(moment) });
      engine.push(engineExcess(run, moment));
    },
    options,
  );
  if (!whole) return;
  const bytes = logits.bytes();
  const about = {
    logits_sha256: sha256(bytes),
    moments: { collapse: seen.map(({ collapse }) => collapse), epoch: seen.map(({ epoch }) => epoch) },
  };
  const write = (stack: string, report: Omit<ExcessReport, keyof typeof about>) =>
    atomicWrite(fileOf(run, stack), canonicalJson({ ...about, ...report }));
  atomicWrite(windowLogitsFile(run), bytes);
  write('engine', {
    stack: 'ours',
    versions: { arithmetic: run.config.arithmetic },
    forms: excessForms(engine),
  });
  for (const backend of TFJS) {
    const { tf } = await openBackend(backend);
    write(`tfjs-${backend}`, {
      stack: `tfjs, ${backend}`,
      versions: { tfjs: tf.version_core },
      forms: excessForms(seen.map((moment) => tfjsExcess(tf, run, moment.logits))),
    });
  }
}
