import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesUnder } from '../../src/data/filesUnder';
import { sha256 } from '../../src/data/sha256';
import { openStudy } from '../../src/study/openStudy';
import { temporaryFolder } from '../data/temporaryFolder';
import { writeStudy } from '../study/writeStudy';
import { cli, startCli } from './cli';

const SAID = {
  title: 'Tiny',
  task: { p: 13, train_fraction: 0.5 },
  hidden: [8, 8],
  epochs: 1_500,
  seeds: [1, 2],
  conditions: ['suppress-gradient', 'exact-from-300', 'suppress-replay'],
  results: 'none',
};

/** SHA-256 of what a study's runs are, without what tells how they were made. */
function runsOf(study: string): Record<string, string> {
  const files = filesUnder(join(study, 'runs')).filter((file) => !file.endsWith('environment.json'));
  return Object.fromEntries(files.map((file) => [file, sha256(readFileSync(join(study, 'runs', file)))]));
}

/** Whether a living process holds a lock of a study; one that is just being written is held, too. */
function isHeld(study: string): boolean {
  const folder = join(study, 'checkpoint/locks');
  return filesUnder(folder).some((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    return text === '' || isAlive(JSON.parse(text).pid);
  });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** A study that was run from its beginning to its end, once for all tests. */
let whole: Record<string, string>;
let finished: string;
let told: string;
const parent = mkdtempSync(join(tmpdir(), 'activation-supervision-'));
afterAll(() => rmSync(parent, { recursive: true }));
beforeAll(() => {
  finished = writeStudy(join(parent, 'study'), SAID);
  const { code, stderr } = cli(['study', 'run', finished, '--jobs', '2']);
  expect([code, stderr.includes('10 of 10 tasks')], stderr).toEqual([0, true]);
  told = stderr;
  whole = runsOf(finished);
});

describe('study run', () => {
  it('trains every run of every seed, and says what a run cannot have', () => {
    expect([...new Set(Object.keys(whole).map((file) => file.split('/')[0]))].sort()).toEqual([
      'seed-1',
      'seed-1-exact-from-300',
      'seed-1-suppress-gradient',
      'seed-2',
      'seed-2-exact-from-300',
      'seed-2-suppress-gradient',
    ]);
    expect(told).toContain('left out: seed-1.replay-probe: replay buffer: expected at least 2 epochs');
    expect(cli(['study', 'run', finished]).stderr).toContain('10 of 10 tasks');
  });

  it('leaves of a baseline its history, its end and why something was left out: the states have gone', () => {
    const kept = Object.keys(whole).filter((file) => file.startsWith('seed-1/'));
    expect(kept).toEqual(
      ['config.json', 'end.json', 'history.arrow', 'keeps.json', 'left-out/replay-probe.json'].map(
        (file) => `seed-1/${file}`,
      ),
    );
  });

  it('gives the same bytes when it is killed and run again, task by task, or after its folder was moved', async () => {
    const root = temporaryFolder();
    const study = writeStudy(join(root, 'killed'), SAID);
    const child = startCli(['study', 'run', study, '--jobs', '2']);
    while (!existsSync(join(study, 'runs/seed-1-suppress-gradient/config.json')))
      await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGKILL');
    await once(child, 'exit');
    const moved = join(root, 'moved');
    renameSync(study, moved);
    // Its processes hear that nobody listens any more, and end.
    while (isHeld(moved)) await new Promise((resolve) => setTimeout(resolve, 50));
    const { code, stderr } = cli(['study', 'run', moved]);
    expect([code, stderr.includes('10 of 10 tasks')]).toEqual([0, true]);
    expect(runsOf(moved)).toEqual(whole);
  });

  it('ends at Ctrl-C with 130, every task with its checkpoint, and goes on', async () => {
    const study = writeStudy(join(temporaryFolder(), 'stopped'), SAID);
    const child = startCli(['study', 'run', study, '--jobs', '2']);
    while (!existsSync(join(study, 'runs/seed-2/config.json')))
      await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGINT');
    const [code] = await once(child, 'exit');
    expect(code).toBe(130);
    expect(cli(['study', 'run', study]).code).toBe(0);
    expect(runsOf(study)).toEqual(whole);
  });

  it('refuses to run twice at once', async () => {
    const study = writeStudy(join(temporaryFolder(), 'twice'), {
      ...SAID,
      epochs: 200_000,
      seeds: [1],
      conditions: [],
    });
    const first = startCli(['study', 'run', study]);
    while (!existsSync(join(study, 'runs/seed-1/config.json')))
      await new Promise((resolve) => setTimeout(resolve, 5));
    const second = cli(['study', 'run', study]);
    const task = cli(['study', 'task', study, 'seed-1']);
    first.kill('SIGTERM');
    await once(first, 'exit');
    expect([second.code, task.code]).toEqual([2, 2]);
    expect(second.stderr).toMatch(/^error: .*study\.lock: process \d+ on .* works on it\n$/);
    expect(task.stderr).toMatch(/^error: .*seed-1\.lock: process \d+ on .* works on it\n$/);
  });

  it('makes one run alone, and what it needs', () => {
    const study = writeStudy(join(temporaryFolder(), 'one'), SAID);
    expect(cli(['study', 'run', study, '--only', 'seed-2-exact-from-300']).code).toBe(0);
    const made = Object.keys(runsOf(study)).map((file) => file.split('/')[0]);
    expect([...new Set(made)].sort()).toEqual(['seed-2', 'seed-2-exact-from-300']);
    expect(cli(['study', 'run', study, '--only', 'seed-9'])).toMatchObject({ code: 2 });
  });

  it('says in its end which tasks failed and why, and makes those that do not need them', () => {
    const study = writeStudy(join(temporaryFolder(), 'damaged'), SAID);
    mkdirSync(join(study, 'runs/seed-1'), { recursive: true });
    writeFileSync(join(study, 'runs/seed-1/config.json'), '{}');
    const { code, stderr } = cli(['study', 'run', study]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/failed: seed-1: error: .*holds another run/);
    expect(existsSync(join(study, 'runs/seed-2-suppress-gradient/end.json'))).toBe(true);
    expect(readFileSync(join(study, 'runs/seed-1/config.json'), 'utf8')).toBe('{}');
  });
});

describe('study status, tasks and check', () => {
  it('say what is there, what is missing and how long it will take', () => {
    const { stdout } = cli(['study', 'status', finished]);
    expect(stdout).toContain('10 of 10 tasks are done, 4 of them left out');
    expect(stdout).toContain(
      'seed-1  trained, 0 of 1 experiments (1 left out), 2 of 3 conditions (1 left out)\n',
    );
    expect(stdout).toContain('left out: seed-2.replay-probe: ');
    const fresh = writeStudy(join(temporaryFolder(), 'fresh'), SAID);
    expect(cli(['study', 'status', fresh]).stdout).toMatch(
      /0 of 10 tasks are done\n10,200 epochs are missing: \d+:\d\d on one core at \d+/,
    );
  });

  it('list the command of every missing task, each of which works where those before it are done', () => {
    const study = writeStudy(join(temporaryFolder(), "a study's"), {
      ...SAID,
      seeds: [2],
      conditions: ['exact-from-300'],
    });
    const lines = cli(['study', 'tasks', study]).stdout.trim().split('\n');
    expect(lines).toHaveLength(2);
    const tasks = JSON.parse(cli(['study', 'tasks', study, '--json']).stdout);
    expect(cli(tasks[1].command.slice(2))).toMatchObject({ code: 2, stdout: '' });
    for (const { command, outputs } of tasks) {
      expect(cli(command.slice(2)).code).toBe(0);
      expect(existsSync(outputs[0])).toBe(true);
    }
    expect(cli(['study', 'tasks', study]).stdout).toBe('');
    for (const [file, hash] of Object.entries(runsOf(study))) {
      if (file.startsWith('seed-2-exact')) expect([file, hash]).toEqual([file, whole[file]]);
    }
  });

  it('train a part again and find the same bytes, or say which run differs', () => {
    const copy = join(temporaryFolder(), 'copy');
    cpSync(finished, copy, { recursive: true });
    const same = cli(['study', 'check', copy, '--sample', '0.4', '--seed', '3']);
    expect([same.code, same.stdout.includes('2 of 6 finished runs compared, 0 differ')]).toEqual([0, true]);
    const file = join(copy, 'runs/seed-1-suppress-gradient/end.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"state_sha256": "./, '"state_sha256": "x'));
    const other = cli(['study', 'check', copy, '--sample', '1', '--jobs', '3', '--threads', '1']);
    expect(other.code).toBe(1);
    expect(other.stdout).toMatch(/seed-1-suppress-gradient: end\.json: committed SHA-256 x/);
    expect(other.stdout).toContain('6 of 6 finished runs compared, 1 differ');
    // A run that cannot be trained again stops those beside it.
    rmSync(join(copy, 'runs/seed-1/states'), { recursive: true });
    writeFileSync(join(copy, 'runs/seed-1/history.arrow'), 'no table');
    const broken = cli(['study', 'check', copy, '--sample', '1', '--jobs', '3', '--threads', '1']);
    expect(broken).toMatchObject({ code: 2, stderr: expect.stringContaining('history.arrow') });
    expect(broken.stdout).not.toContain('finished runs compared');
  });
});

describe('a study whose file was changed after its runs were trained', () => {
  const changed = (said: object): string => {
    const copy = join(temporaryFolder(), 'changed');
    cpSync(finished, copy, { recursive: true });
    return writeStudy(copy, { ...SAID, ...said });
  };

  it('does not count them as its own, names run and field, and starts nothing', () => {
    const study = changed({ task: { ...SAID.task, p: 17 } });
    const { code, stdout } = cli(['study', 'status', study]);
    expect(code).toBe(0);
    expect(stdout).toContain('0 of 10 tasks are done');
    expect(stdout).toContain('another run: seed-1-exact-from-300: task.p is 13, not 17\n');
    const before = runsOf(study);
    for (const args of [
      ['study', 'run', study],
      ['study', 'run', study, '--only', 'seed-2'],
      ['study', 'check', study],
      ['experiment', 'baseline', '--study', study],
      ['experiment', 'snapshots', '--study', study],
      ['tables', 'recurrence', '--study', study],
      ['figures', '--study', study],
    ]) {
      const refused = cli(args);
      expect([args, refused.code, refused.stdout]).toEqual([args, 2, '']);
      expect(refused.stderr).toMatch(
        /runs\/seed-\d: not the run that study\.json plans: task\.p is 13, not 17/,
      );
    }
    expect(runsOf(study)).toEqual(before);
    expect(cli(['study', 'task', study, 'seed-1']).code).toBe(2);
  });

  it('sees what a condition of its own differs in, and makes the rest', () => {
    const own = (weightDecay: number) => ({
      conditions: [{ name: 'warm', length: 'short', adamw: { weightDecay } }],
      seeds: [1],
    });
    const study = changed(own(0.5));
    expect(cli(['study', 'run', study]).code).toBe(0);
    writeStudy(study, { ...SAID, ...own(0.7) });
    expect(cli(['study', 'run', study])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(
        'seed-1-warm: not the run that study.json plans: adamw.weightDecay is 0.5, not 0.7',
      ),
    });
    expect(cli(['study', 'run', study, '--only', 'seed-1']).code).toBe(0);
    expect(cli(['experiment', 'warm', '--study', study]).code).toBe(2);
    writeStudy(study, { ...SAID, ...own(0.5) });
    expect(cli(['experiment', 'exact-from-20000', '--study', study])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(
        "no 'exact-from-20000' here, where branches leave at epoch 300; expected 'exact-from-300'",
      ),
    });
    rmSync(join(study, 'runs/seed-1-warm'), { recursive: true });
    expect(cli(['study', 'run', study]).code).toBe(0);
  });
});

describe('study new', () => {
  it('writes a file that says what was asked for, and the schema beside it', () => {
    const folder = join(temporaryFolder(), 'new');
    const asked = [
      '--p',
      '59',
      '--zipf',
      '1.3',
      '--hidden',
      '96,96',
      '--epochs',
      '30000',
      '--seeds',
      '1..2,3',
    ];
    expect(cli(['study', 'new', folder, ...asked, '--conditions', 'exact-from-6000']).code).toBe(0);
    const { config, groups } = openStudy(folder);
    expect([config.task.p, config.task.zipf_exponent, config.hidden]).toEqual([59, 1.3, [96, 96]]);
    expect(groups[0]).toMatchObject({ seeds: [1, 2, 3], epochs: 30_000, conditions: ['exact-from-20000'] });
    expect(existsSync(join(folder, 'study.schema.json'))).toBe(true);
  });

  it('refuses a length that no run can have', () => {
    const folder = join(temporaryFolder(), 'short');
    expect(cli(['study', 'new', folder, '--epochs', '200'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("expected an integer from 300 to 2147483647, got '200'"),
    });
    expect(cli(['study', 'new', folder, '--epochs', '300', '--p', '13', '--hidden', '8,8']).code).toBe(0);
  });

  it('leaves nothing behind where what was asked for cannot be, or something is there', () => {
    const root = temporaryFolder();
    const wrong = cli(['study', 'new', join(root, 'new'), '--p', '91']);
    expect([wrong.code, existsSync(join(root, 'new'))]).toEqual([2, false]);
    expect(wrong.stderr).toContain('task.p: expected a prime, got 91');
    writeFileSync(join(root, 'mine'), '');
    expect(cli(['study', 'new', root]).stderr).toContain('expected an empty folder or none');
  });
});

it('a study that cannot be written is refused in one line, and nothing is lost', () => {
  const study = writeStudy(join(temporaryFolder(), 'file'), SAID);
  rmSync(join(study, 'runs'), { recursive: true, force: true });
  writeFileSync(join(study, 'runs'), 'a file where a folder should be');
  const { code, stderr } = cli(['study', 'run', study]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/failed: seed-1: error: .*cannot be written/);
  expect(readFileSync(join(study, 'runs'), 'utf8')).toBe('a file where a folder should be');
});
