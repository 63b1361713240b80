import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** The line of a stack trace that says what went wrong. */
function reason(errors) {
  const lines = errors.trim().split('\n');
  return lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.at(-1);
}

/** A child process that takes a number of steps on a line and answers with the milliseconds of one. */
export class Contestant {
  /**
   * @returns {Promise<Contestant>} once it has computed its first steps right; `absent` says why it cannot run, `engine`
   *   what it runs on where it has a choice.
   */
  static async start([program, ...args], { cwd, env }) {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const contestant = new Contestant(child);
    const first = await contestant.answer();
    const [word, engine] = first?.split(' ') ?? [];
    if (word === 'ready') contestant.engine = engine;
    else contestant.absent = first?.replace(/^absent /, '') ?? reason(contestant.errors);
    return contestant;
  }

  constructor(child) {
    this.child = child;
    this.errors = '';
    this.lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    this.absent = undefined;
    this.engine = undefined;
    child.stderr.on('data', (chunk) => {
      this.errors += chunk;
    });
    child.on('error', (error) => {
      this.errors += error.message;
    });
  }

  async answer() {
    return (await this.lines.next()).value;
  }

  /** @returns {Promise<number>} milliseconds a step. */
  async run(steps) {
    this.child.stdin.write(`${steps}\n`);
    const answer = await this.answer();
    if (answer === undefined) throw new Error(`a contestant ended: ${this.errors}`);
    return Number(answer);
  }

  async stop() {
    if (this.child.exitCode !== null || this.child.pid === undefined) return;
    const ended = once(this.child, 'exit');
    this.child.stdin.end();
    await ended;
  }
}
