import { describe, expect, it } from 'vitest';
import { terminalOptions } from '../../../src/commands/terminal/terminalOptions';

describe('terminalOptions', () => {
  it.each([
    ['a terminal', { isTTY: true, columns: 120 }, {}, { width: 120, colour: true }],
    [
      'a terminal with NO_COLOR',
      { isTTY: true, columns: 120 },
      { NO_COLOR: '1' },
      { width: 120, colour: false },
    ],
    ['a file', { isTTY: false, columns: undefined }, {}, { width: 100, colour: false }],
    [
      'a file with COLUMNS',
      { isTTY: false, columns: undefined },
      { COLUMNS: '72' },
      { width: 72, colour: false },
    ],
    ['a sliver', { isTTY: true, columns: 8 }, {}, { width: 40, colour: true }],
  ])('are of %s', (_, stream, env, expected) => {
    expect(terminalOptions(stream as unknown as NodeJS.WriteStream, env)).toEqual(expected);
  });
});
