import { describe, expect, it } from 'vitest';
import { race } from '../../bench/race.mjs';

const taking = (ms: number, ready = 'ready'): string[] => [
  process.execPath,
  '-e',
  `console.log('${ready}'); process.stdin.on('data', () => console.log(${ms}));`,
];
const gone = [process.execPath, '-e', "console.log('absent no compiler')"];

describe('race', () => {
  it('gives every contestant its time, its engine, and the time of the one it is held against over its own', async () => {
    const rows = await race(process.cwd(), () => {}, [
      { key: 'ours', title: 'ours', threads: 2, command: taking(20, 'ready native') },
      { key: 'theirs', title: 'theirs', threads: 2, against: 'ours', command: taking(10) },
    ]);
    expect(rows).toEqual([
      { key: 'ours', title: 'ours', engine: 'native', ms: 20 },
      { key: 'theirs', title: 'theirs', ms: 10, ratio: 2 },
    ]);
  });

  it('goes on without those that are absent, and has no ratio to them', async () => {
    const rows = await race(process.cwd(), () => {}, [
      { key: 'ours', title: 'ours', threads: 2, command: gone },
      { key: 'theirs', title: 'theirs', threads: 2, against: 'ours', command: taking(10) },
      { key: 'missing', title: 'missing', threads: 1, against: 'ours', command: [], absent: 'no python3' },
    ]);
    expect(rows).toEqual([
      { key: 'ours', title: 'ours', absent: 'no compiler' },
      { key: 'theirs', title: 'theirs', ms: 10 },
      { key: 'missing', title: 'missing', absent: 'no python3' },
    ]);
  });
});
