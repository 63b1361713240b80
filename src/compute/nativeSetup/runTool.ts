import { spawn } from 'node:child_process';

export interface ToolResult {
  /** Exit status; undefined where the program does not exist, was stopped or ran out of time. */
  readonly status: number | undefined;
  readonly missing: boolean;
  readonly timedOut: boolean;
  /** Standard output alone. */
  readonly output: string;
  /** Standard output and error together. */
  readonly everything: string;
}

export interface ToolOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Milliseconds before the program is stopped. */
  readonly limit: number;
}

/** Runs a program to its end without a shell and keeps what it prints; never rejects. */
export function runTool(
  program: string,
  args: readonly string[],
  { cwd, env = process.env, limit }: ToolOptions,
): Promise<ToolResult> {
  return new Promise((resolve) => {
    let output = '';
    let everything = '';
    let missing = false;
    let timedOut = false;
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
      // A grandchild may keep the pipes open.
      child.stdout.destroy();
      child.stderr.destroy();
    }, limit);
    child.stdout.on('data', (chunk) => {
      output += chunk;
      everything += chunk;
    });
    child.stderr.on('data', (chunk) => {
      everything += chunk;
    });
    child.on('error', (error: NodeJS.ErrnoException) => {
      missing ||= error.code === 'ENOENT' || error.code === 'EACCES';
      everything += error.message;
    });
    child.on('close', (status) => {
      clearTimeout(timer);
      resolve({
        status: status !== null && status >= 0 ? status : undefined,
        missing,
        timedOut,
        output,
        everything,
      });
    });
  });
}
