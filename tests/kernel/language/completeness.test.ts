import { describe, expect, it } from 'vitest';
import { completeness } from '../../../src/kernel/language/completeness';

describe('a text', () => {
  it.each(['', '1', 'await f()', 'const a = {\n}', "import a from 'a'"])('is complete: %j', (code) => {
    expect(completeness(code).status).toBe('complete');
  });

  it.each([
    '{',
    'f(1,',
    '`a',
    'x = [',
    '1 +',
    '/* a',
    'class A {\n',
    'if (a) {\n  b()\n',
  ])('is incomplete: %j', (code) => {
    expect(completeness(code).status).toBe('incomplete');
  });

  it.each([')', 'const = 1', "'a", 'let 1a', '} {', 'f(]'])('is invalid: %j', (code) => {
    expect(completeness(code).status).toBe('invalid');
  });

  it('asks for a deeper indent after an opening bracket', () => {
    expect(completeness('if (a) {\n  for (;;) {').indent).toBe('    ');
  });
});
