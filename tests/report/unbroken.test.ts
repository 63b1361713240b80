import { expect, it } from 'vitest';
import { unbroken } from '../../src/report/unbroken';

it('keeps numbers with their power of ten or per cent on one line, and leaves other spaces', () => {
  expect(unbroken('from −1.2 × 10⁻⁷ to 35.6 %, 3 x 2')).toBe(
    'from −1.2\u00a0×\u00a010⁻⁷ to 35.6\u00a0%, 3 x 2',
  );
  expect(unbroken('p × 100 and % of')).toBe('p × 100 and % of');
});
