import { describe, expect, it } from 'vitest';
import { History } from '../../../src/kernel/broker/history';

const history = new History();
['a = 1', 'b', 'a = 1', 'a + b'].forEach((input, i) => {
  history.add(i + 1, input);
});
const lines = (request: object): number[] => history.select({ ...request }).map(([, line]) => line);

describe('history', () => {
  it('gives the last cells', () => expect(lines({ hist_access_type: 'tail', n: 2 })).toEqual([3, 4]));
  it('gives a range without its end', () =>
    expect(lines({ hist_access_type: 'range', start: 2, stop: 4 })).toEqual([2, 3]));
  it('has this session only', () => {
    expect(lines({ hist_access_type: 'range', session: 1, start: 4 })).toEqual([4]);
    expect(lines({ hist_access_type: 'range', session: -1, start: 0 })).toEqual([]);
  });
  it('finds a pattern, and only that', () => {
    expect(lines({ hist_access_type: 'search', pattern: 'a ? ?' })).toEqual([1, 3, 4]);
    expect(lines({ hist_access_type: 'search', pattern: 'a +*' })).toEqual([4]);
  });
  it('gives each input once when asked to', () => {
    expect(lines({ hist_access_type: 'search', pattern: 'a = *', unique: true })).toEqual([3]);
  });
  it('pairs inputs with outputs when asked to', () => {
    expect(history.select({ hist_access_type: 'tail', n: 1, output: true })).toEqual([
      [1, 4, ['a + b', null]],
    ]);
  });
});
