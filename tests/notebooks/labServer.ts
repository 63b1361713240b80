import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../src/packageRoot';

/** JupyterLab as `npm run lab` opens it, without a browser, on a loopback port. */
export interface LabServer {
  readonly url: string;
  readonly token: string;
  /** What it said so far. */
  log(): string;
  stop(): Promise<void>;
}

/** No news, no update check, and all cells in the page: what is off screen is looked at, too. It saves by itself soon. */
const settings = {
  '@jupyterlab/apputils-extension/notification': { fetchNews: 'false', checkForUpdates: false },
  '@jupyterlab/notebook-extension/tracker': { windowingMode: 'none' },
  // As a reader who waits: JupyterLab saves by itself every two minutes.
  '@jupyterlab/docmanager-extension/plugin': { autosaveInterval: 5 },
};

/** @param folder what its file browser shows. @throws Error when it does not answer within `patience` ms. */
export async function startLab(folder: string, patience: number): Promise<LabServer> {
  const port = await freePort();
  const token = 'test';
  const home = mkdtempSync(join(tmpdir(), 'lab-'));
  for (const [name, value] of Object.entries(settings)) {
    const file = join(home, 'settings', `${name}.jupyterlab-settings`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(value));
  }
  const options = ['--no-browser', `--port=${port}`, '--ServerApp.port_retries=0'];
  const server = [
    `--ServerApp.root_dir=${folder}`,
    `--IdentityProvider.token=${token}`,
    '--LabApp.expose_app_in_browser=True',
  ];
  const child = spawn(process.execPath, [join(packageRoot, 'dist', 'cli.js'), 'lab', ...options, ...server], {
    env: {
      ...process.env,
      JUPYTERLAB_SETTINGS_DIR: join(home, 'settings'),
      JUPYTERLAB_WORKSPACES_DIR: join(home, 'workspaces'),
      JUPYTER_RUNTIME_DIR: join(home, 'runtime'),
      JUPYTER_CONFIG_DIR: join(home, 'config'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const url = `http://127.0.0.1:${port}`;
  const lab = { url, token, log: () => said, stop: () => stop(child) };
  try {
    await answers(`${url}/api/status?token=${token}`, child, patience);
  } catch (error) {
    await lab.stop();
    throw new Error(`${(error as Error).message}\n${said}`);
  }
  return lab;
}

async function answers(url: string, child: ChildProcess, patience: number): Promise<void> {
  for (const end = Date.now() + patience; Date.now() < end; ) {
    if (child.exitCode !== null) throw new Error(`JupyterLab ended with ${child.exitCode}`);
    const { ok } = await fetch(url).catch(() => ({ ok: false }));
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error(`JupyterLab did not answer within ${patience / 1000} s`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  const late = setTimeout(() => child.kill('SIGKILL'), 60_000);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(late);
  if (child.signalCode === 'SIGKILL') throw new Error('JupyterLab did not stop within 60 s');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  return port;
}
