import { afterEach, describe, expect, it } from 'vitest';
import { Contestant } from '../../bench/contestant.mjs';

const node = (script: string): string[] => [process.execPath, '-e', script];
const echo = "process.stdin.on('data', (line) => console.log(Number(line) / 2));";
const started: { stop(): Promise<void> }[] = [];

async function start(command: string[]) {
  const contestant = await Contestant.start(command, {});
  started.push(contestant);
  return contestant;
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((contestant) => contestant.stop()));
});

describe('a contestant', () => {
  it('is present once it says that it is ready, and answers for a number of steps', async () => {
    const contestant = await start(node(`console.log('ready'); ${echo}`));
    expect(contestant.absent).toBeUndefined();
    expect(contestant.engine).toBeUndefined();
    expect(await contestant.run(7)).toBe(3.5);
  });

  it('names the engine it runs on where it has a choice', async () => {
    const contestant = await start(node(`console.log('ready native'); ${echo}`));
    expect(contestant.absent).toBeUndefined();
    expect(contestant.engine).toBe('native');
  });

  it('is absent for the reason it gives', async () => {
    const contestant = await start(node("console.log('absent no library here')"));
    expect(contestant.absent).toBe('no library here');
  });

  it('is absent for its error where it ends without a word', async () => {
    const contestant = await start(node("throw new Error('60 parameters differ')"));
    expect(contestant.absent).toContain('60 parameters differ');
  });

  it('is absent where its program does not exist', async () => {
    expect((await start(['no-such-program-here'])).absent).toContain('no-such-program-here');
  });
});
