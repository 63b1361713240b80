import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { angleAfter, angleAt } from '../../../../../src/browser/lab/page/plane/angle';

const box = { left: 100, top: 50, width: 300, height: 300 };
const from = (right: number, up: number) => angleAt(box, { clientX: 250 + right, clientY: 200 - up });

describe('angleAt', () => {
  it('turns from the first axis, to the right, towards the second, up', () => {
    expect([from(90, 0), from(50, 50), from(0, 90), from(-90, 0), from(0, -90), from(50, -50)]).toEqual([
      0, 45, 90, 180, 270, 315,
    ]);
  });

  it('is a whole number from 0 and below 360, at most half a degree beside the point', () => {
    const far = fc.double({ min: -400, max: 400, noNaN: true });
    fc.assert(
      fc.property(far, far, (right, up) => {
        fc.pre(Math.hypot(right, up) > 10);
        const angle = from(right, up)!;
        expect(Number.isInteger(angle) && angle >= 0 && angle < 360).toBe(true);
        const turn = (angle * Math.PI) / 180;
        const along = (right * Math.cos(turn) + up * Math.sin(turn)) / Math.hypot(right, up);
        expect(along).toBeGreaterThan(Math.cos((0.51 * Math.PI) / 180));
      }),
    );
  });

  it('is none at the centre', () => {
    expect(from(0, 0)).toBeUndefined();
    expect(from(3, -4)).toBeUndefined();
  });
});

describe('angleAfter', () => {
  it('turns by a degree with an arrow, by 15 with a page, around the circle', () => {
    expect(angleAfter(30, 'ArrowUp')).toBe(31);
    expect(angleAfter(359, 'ArrowRight')).toBe(0);
    expect(angleAfter(0, 'ArrowLeft')).toBe(359);
    expect(angleAfter(0, 'ArrowDown')).toBe(359);
    expect(angleAfter(350, 'PageUp')).toBe(5);
    expect(angleAfter(5, 'PageDown')).toBe(350);
    expect(angleAfter(123, 'Home')).toBe(0);
  });

  it('leaves other keys to the page', () => {
    expect(['Tab', 'Enter', 'a', 'toString'].map((key) => angleAfter(30, key))).toEqual(
      Array(4).fill(undefined),
    );
  });
});
