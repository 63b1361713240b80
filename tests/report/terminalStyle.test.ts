import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { terminalStyle } from '../../src/report/terminalStyle';

describe('terminalStyle', () => {
  it('leaves a text as it is without colour', () => {
    for (const styled of Object.values(terminalStyle(false))) expect(styled('text')).toBe('text');
  });

  it('wraps it in escape sequences with colour, each in its own', () => {
    const texts = Object.values(terminalStyle(true)).map((styled) => styled('text'));
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.map(stripVTControlCharacters)).toEqual(texts.map(() => 'text'));
    expect(texts).not.toContain('text');
  });
});
