import { describe, expect, it } from 'vitest';
import { catches } from '../../../../src/kernel/language/debugging/catches';
import { debugExpression } from '../../../../src/kernel/language/debugging/debugExpression';
import { moduleNames } from '../../../../src/kernel/language/debugging/moduleNames';

const inScope = (name: string) => (['total', 'numbers'].includes(name) ? `S.${name}` : undefined);
const value = (code: string, S: object) => new Function('S', `return ${code}`)(S) as unknown;

describe('what is evaluated where a program is stopped', () => {
  it('is TypeScript over the names of the frame and of the notebook', () => {
    const code = debugExpression('(numbers as number[]).map((n): number => n * 2)', inScope, new Set());
    expect(value(code, { numbers: [1, 2] })).toEqual([2, 4]);
    expect(debugExpression('total + 1', inScope, new Set(['total']))).toBe('(total + 1);');
  });

  it('leaves names of properties, and names that it declares itself', () => {
    expect(debugExpression('a.total', inScope, new Set())).toBe('(a.total);');
    expect(value(debugExpression('((total: number) => total)(3)', inScope, new Set()), {})).toBe(3);
    expect(value(debugExpression('({ total })', inScope, new Set()), { total: 4 })).toEqual({ total: 4 });
  });

  it('sets variables of the notebook', () => {
    const S = { total: 1 };
    value(debugExpression('total = 5', inScope, new Set()), S);
    expect(S.total).toBe(5);
  });

  it('finds out as it runs whose a name is, where the frame is not known yet', () => {
    const code = debugExpression('total > 1', (name) => `S.${name}`).replace(/;$/, '');
    expect(value(code, { total: 2 })).toBe(true);
    expect(new Function('S', 'total', `return ${code}`)({ total: 2 }, 0)).toBe(false);
  });

  it('is refused in the words of the compiler', () => {
    expect(() => debugExpression('1 +', inScope)).toThrow('Expression expected');
  });
});

describe('the names of a module', () => {
  it('are told as the code that is made of it has them', () => {
    const text =
      "import first, { a, b as c, type T } from './x/some-util.js'\nimport * as all from 'y'\nexport const k = 1, l = 2\nexport function f() {}\nconst own = 3";
    expect(Object.fromEntries(moduleNames(text))).toEqual({
      ...{ first: 'some_util_js_1.default', a: 'some_util_js_1.a', c: 'some_util_js_1.b' },
      ...{ k: 'exports.k', l: 'exports.l' },
    });
  });
});

describe('an exception', () => {
  const text = [
    'try {',
    '  fail()',
    '} catch {',
    '  again()',
    '}',
    'try { once() } finally {}',
    'try { [1].map(() => {',
    '  inner()',
    '}) } catch {}',
  ].join('\n');

  it.each([
    ['in a try that catches', 2, 3, true],
    ['in what catches', 4, 3, false],
    ['in a try that does not catch', 6, 7, false],
    ['in a function inside a try', 8, 3, false],
    ['behind the end', 99, 1, false],
  ])('%s', (_, line, column, isCaught) => {
    expect(catches(text, line, column)).toBe(isCaught);
  });
});
