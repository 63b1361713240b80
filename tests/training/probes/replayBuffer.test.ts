import { join } from 'node:path';
import { createCompilerHost, createProgram, createSourceFile, ModuleKind, ScriptTarget } from 'typescript';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../../src/packageRoot';

const FILE = join(packageRoot, 'src', 'training', 'probes', 'checked.ts');

/** The lines of a text among the probes' sources that the type checker refuses. */
function refused(text: string): string[] {
  const options = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    esModuleInterop: true,
    types: [],
    lib: ['lib.es2022.d.ts'],
    module: ModuleKind.CommonJS,
    target: ScriptTarget.ES2022,
  };
  const host = createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === FILE || fileExists(name);
  host.getSourceFile = (name, language, ...rest) =>
    name === FILE ? createSourceFile(name, text, language) : getSourceFile(name, language, ...rest);
  const program = createProgram([FILE], options, host);
  const lines = text.split('\n');
  return program
    .getSemanticDiagnostics(program.getSourceFile(FILE))
    .map(({ start = 0 }) => lines[text.slice(0, start).split('\n').length - 1].trim());
}

describe('the type of what the healthy probe is given', () => {
  it('admits covariances and epochs, and neither a history, nor accuracies, nor anything else', () => {
    expect(
      refused(`
        import { fitReplayProbe } from './fitReplayProbe';
        import type { ReplayBuffer } from './replayBuffer';
        declare const buffer: ReplayBuffer;
        declare const widened: ReplayBuffer & { readonly accuracies: readonly number[] };
        declare const run: ReplayBuffer & { readonly history: { readonly test_accuracy: Float64Array } };
        declare const history: { readonly epoch: Int32Array; readonly test_accuracy: Float64Array };
        declare const optional: ReplayBuffer & { readonly loss?: number };
        fitReplayProbe(buffer);
        fitReplayProbe({ epochs: buffer.epochs, covariances: buffer.covariances });
        fitReplayProbe({ ...buffer, accuracies: [0.5] });
        fitReplayProbe(widened);
        fitReplayProbe(run);
        fitReplayProbe(history);
        fitReplayProbe(optional);
      `),
    ).toEqual([
      'fitReplayProbe({ ...buffer, accuracies: [0.5] });',
      'fitReplayProbe(widened);',
      'fitReplayProbe(run);',
      'fitReplayProbe(history);',
      'fitReplayProbe(optional);',
    ]);
  });
});
