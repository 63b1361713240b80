import { expect, test } from 'vitest';
import { threefry2x32 } from '../../src/random/threefry';

// The known answers published with the Random123 library.
test.each([
  { key: [0, 0], counter: [0, 0], block: [0x6b200159, 0x99ba4efe] },
  { key: [0xffffffff, 0xffffffff], counter: [0xffffffff, 0xffffffff], block: [0x1cb996fc, 0xbb002be7] },
  { key: [0x13198a2e, 0x03707344], counter: [0x243f6a88, 0x85a308d3], block: [0xc4923a9c, 0x483df7a0] },
])('threefry2x32 of key $key gives the known block', ({ key, counter, block }) => {
  expect(threefry2x32([key[0], key[1]], [counter[0], counter[1]])).toEqual(block);
});
