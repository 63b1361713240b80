import { startEpoch } from '../experiment/experiment';
import { chosenSettings, chosenStart, showFile } from './controls';
import { element } from './element';
import { doing, onClick } from './message';
import type { Workbench } from './workbench';

/** Begins the reader's own experiment: at a button, with a file that is chosen, or one that is dropped on the page. */
export function ownExperiment(bench: Workbench): void {
  let own: { readonly name: string; readonly bytes: Uint8Array } | undefined;
  const begin = async () => {
    const settings = chosenSettings();
    const start = chosenStart(own?.name);
    const from = start.kind === 'file' ? 0 : startEpoch(start);
    const file = start.kind === 'file' ? own?.bytes : undefined;
    await bench.begin({ start, stretches: [{ from, settings }] }, { file });
  };
  onClick('#begin', begin);

  const take = (files: FileList | null | undefined) =>
    doing(async () => {
      const file = files?.[0];
      if (!file) return;
      own = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
      showFile(file.name);
      await begin();
    });
  const chooser = element<HTMLInputElement>('#file');
  chooser.addEventListener('change', () => take(chooser.files));
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    take(event.dataTransfer?.files);
  });
}
