import { expect, it } from 'vitest';
import { hiddenLines } from '../../../src/kernel/debugger/hiddenLines';

it('the getters that stand for imports are left out of steps, in stretches of whole lines', () => {
  const script = [
    '"use strict";',
    '__alias(exports, "a", {});',
    '__alias(exports, "b", {});',
    'a();',
    'Object.defineProperty(exports, "c", {})',
  ];
  const at = (lineNumber: number) => ({ lineNumber, columnNumber: 0 });
  expect(hiddenLines(script.join('\n'))).toEqual([at(1), at(3), at(4), at(5)]);
  expect(hiddenLines('a();\nb();')).toEqual([]);
});
