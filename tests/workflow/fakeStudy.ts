import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const fakeCli = join(__dirname, 'fakeCli.mjs');

/** A study of the fake command line, in a folder of its own. */
export class FakeStudy {
  readonly folder = mkdtempSync(join(tmpdir(), "a study's "));

  /** @param needs which tasks each task needs. */
  constructor(needs: Readonly<Record<string, readonly string[]>>) {
    mkdirSync(join(this.folder, 'hold'));
    writeFileSync(join(this.folder, 'study.json'), JSON.stringify({ needs }));
  }

  /** What `study tasks` prints. */
  list(): string {
    return spawnSync('node', [fakeCli, 'study', 'tasks', this.folder, '--json'], { encoding: 'utf8' }).stdout;
  }

  /** Makes a task's outputs without any workflow. */
  train(id: string): void {
    const { command } = JSON.parse(this.list()).find((task: { id: string }) => task.id === id);
    const { status, stderr } = spawnSync(command[0], command.slice(1), { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  }

  /** Makes a task wait after its third epoch, from its next start or now, until it is let go. */
  hold(id: string): void {
    writeFileSync(join(this.folder, 'hold', id), '');
  }

  letGo(id: string): void {
    rmSync(join(this.folder, 'hold', id));
  }

  /** The epochs that a task has written so far, and the process that wrote each. */
  history(id: string): { epoch: number; process: number }[] {
    return this.lines(join('runs', id, 'history.csv'))
      .map((line) => line.split(',').map(Number))
      .map(([epoch, process]) => ({ epoch, process }));
  }

  /** Whether a task waits midway. */
  isHeld(id: string): boolean {
    return existsSync(join(this.folder, 'hold', id)) && this.history(id).length === 3;
  }

  /** The task of each training that was started, in order of their names. */
  trained(): string[] {
    return this.lines('trained').sort();
  }

  /** The lines of a file of the study; none where it is not there. */
  lines(file: string): string[] {
    const path = join(this.folder, file);
    return existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : [];
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
