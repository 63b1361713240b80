import { describe, expect, it } from 'vitest';
import { guardCycle } from '../../../src/kernel/modules/guardCycle';
import { createMeta } from '../../../src/kernel/modules/importMeta';
import { namespaceOf, requirable } from '../../../src/kernel/modules/namespaces';

describe('a namespace', () => {
  it('of a CommonJS module has its exports as default and by name, as they are now', () => {
    const exported = { a: 1, default: 'inner' };
    const view = namespaceOf(exported) as Record<string, unknown>;
    expect([view.default, view.a]).toEqual([exported, 1]);
    exported.a = 2;
    expect(view.a).toBe(2);
    expect((namespaceOf(5) as { default: unknown }).default).toBe(5);
    expect((namespaceOf(null) as { default: unknown }).default).toBeNull();
  });

  it('of an ES module passes for one where it is required, and its default stays its default', () => {
    const view = requirable(Object.assign(Object.create(null), { default: 'd', a: 1 })) as Record<
      string,
      unknown
    >;
    expect([view.__esModule, view.default, view.a]).toEqual([true, 'd', 1]);
    const plain = { a: 1 };
    expect(requirable(plain)).toBe(plain);
  });
});

describe('a module in a cycle', () => {
  it('is an error to read before it has a value, named with the cycle, and no matter afterwards', () => {
    const exports: { early: number; late?: number } = { early: 1, late: undefined };
    let isDone = false;
    const guarded = guardCycle(exports, () => isDone, 'a.ts', 'b.ts -> a.ts -> b.ts') as typeof exports;
    expect(guarded.early).toBe(1);
    expect(() => guarded.late).toThrow(/'late' of a.ts is used before it has a value.*b.ts -> a.ts -> b.ts/);
    isDone = true;
    expect(guarded.late).toBeUndefined();
    exports.late = 3;
    expect(guarded.late).toBe(3);
  });
});

it('import.meta of a file has what Node gives it', () => {
  const meta = createMeta('/a b/é.ts', (name) => `resolved:${name}`) as Record<string, unknown>;
  expect({ ...meta, resolve: (meta.resolve as (name: string) => string)('x') }).toEqual({
    url: 'file:///a%20b/%C3%A9.ts',
    filename: '/a b/é.ts',
    dirname: '/a b',
    resolve: 'resolved:x',
  });
});
