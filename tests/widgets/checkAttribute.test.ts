import { expect, it } from 'vitest';
import { checkAttribute } from '../../src/widgets/checkAttribute';
import { modelSpecs } from '../../src/widgets/models/modelSpecs';

it('every default of the schema is a value of its attribute', () => {
  const wrong = Object.entries(modelSpecs).flatMap(([kind, { attributes }]) =>
    Object.entries(attributes)
      .filter(([, { initial }]) => initial !== undefined)
      .map(([name, spec]) => `${kind}.${name}: ${checkAttribute(spec, spec.initial)}`)
      .filter((line) => !line.endsWith(': undefined')),
  );
  expect(wrong).toEqual([]);
});

it.each([
  [{ type: 'int' }, 1.5, 'expected a whole number, found 1.5'],
  [{ type: 'float' }, '1', 'expected a number, found "1"'],
  [{ type: 'bool', isNullable: true }, 0, 'expected true or false or null, found 0'],
  [{ type: 'array', items: 'string' }, ['a', 1], 'expected an array, found ["a",1]'],
  [{ type: 'array', initial: [0, 1] }, [1, 2, 3], 'expected an array, found [1,2,3]'],
  [{ type: 'string', choices: ['a', 'b'] }, 'c', 'expected "a" or "b", found "c"'],
  [{ type: ['int', 'string'] }, true, 'expected a whole number or a text, found true'],
  [{ type: 'bytes' }, 'x', 'expected bytes, found "x"'],
  [{ type: 'string' }, 1n, 'expected a text, found a value of type bigint'],
])('%j refuses %s', (spec, value, complaint) => {
  expect(checkAttribute(spec, value)).toBe(complaint);
});

it('takes null where it may stand, and bytes of any view', () => {
  expect(checkAttribute({ type: 'int', isNullable: true }, null)).toBeUndefined();
  expect(checkAttribute({ type: 'bytes' }, new Float32Array(2))).toBeUndefined();
  expect(checkAttribute({ type: ['float', 'string'] }, 'x')).toBeUndefined();
});
