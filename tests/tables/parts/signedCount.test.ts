import { expect, it } from 'vitest';
import { signedCount } from '../../../src/tables/parts/signedCount';

it('a difference of counts has a plus or a minus sign, and zero neither', () => {
  expect([3, 0, -2].map(signedCount)).toEqual(['+3', '0', '−2']);
});
