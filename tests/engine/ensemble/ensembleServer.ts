import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BUILD = join(__dirname, '../../../src/engine/ensemble/build.mjs');

export interface Server {
  readonly socket: string;
  stop(): Promise<void>;
}

/** Builds the server of steps for the processor. @returns a folder with it, and what starts it there. */
export function buildServer(): { readonly program: string; start(): Promise<Server>; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'ensemble-'));
  const program = join(folder, 'ensemble');
  const { status, stderr } = spawnSync('node', [BUILD, '--processor', '--out', program], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return {
    program,
    start: () => start(program, join(folder, 's')),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

async function start(program: string, socket: string): Promise<Server> {
  const child: ChildProcess = spawn(program, [socket, '4'], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout!, 'data');
  if (!existsSync(socket)) throw new Error('the server listens, but there is no socket');
  return {
    socket,
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
