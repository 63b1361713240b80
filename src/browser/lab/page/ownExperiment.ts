import { checkFileSize } from '../experiment/checkFileSize';
import { startEpoch } from '../experiment/experiment';
import { chosenSettings, chosenStart, showFile } from './controls';
import { element } from './element';
import { doing, onClick } from './message';
import type { Workbench } from './workbench';

/** A file of the reader's. */
interface OwnFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Begins the reader's own experiment: at a button, with a file that is chosen, or one that is dropped on the page. */
export function ownExperiment(bench: Workbench): void {
  let own: OwnFile | undefined;
  const beginWith = ({ name, bytes }: OwnFile) =>
    bench.begin(
      { start: { kind: 'file', name }, stretches: [{ from: 0, settings: chosenSettings() }] },
      { file: bytes },
    );
  onClick('#begin', async () => {
    const start = chosenStart(own?.name);
    if (start.kind === 'file') await beginWith(own!);
    else await bench.begin({ start, stretches: [{ from: startEpoch(start), settings: chosenSettings() }] });
  });

  const chooser = element<HTMLInputElement>('#file');
  const take = (files: FileList | null | undefined) =>
    doing(async () => {
      const file = files?.[0];
      if (!file) return;
      try {
        checkFileSize(file);
        const taken = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
        await beginWith(taken);
        own = taken;
        showFile(file.name);
      } catch (error) {
        // So that the same name can be chosen again.
        chooser.value = '';
        throw error;
      }
    });
  chooser.addEventListener('change', () => take(chooser.files));
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    take(event.dataTransfer?.files);
  });
}
