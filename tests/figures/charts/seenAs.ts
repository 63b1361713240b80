/** Kinds of colour vision; the last sees all. */
export const VISIONS = ['protanopia', 'deuteranopia', 'tritanopia', 'normal'] as const;
export type Vision = (typeof VISIONS)[number];

type Triple = readonly [number, number, number];

/**
 * What linear sRGB becomes for whom one kind of cone is missing: Machado, Oliveira and Fernandes, "A physiologically-based model for
 * simulation of color vision deficiency", IEEE TVCG 15 (2009), severity 1.
 */
const SIMULATED: Readonly<Record<Vision, readonly [Triple, Triple, Triple]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
};

/** sRGB to CIE XYZ over the white point D65. */
const XYZ: readonly [Triple, Triple, Triple] = [
  [0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339 / 1.08883, 0.119192 / 1.08883, 0.9503041 / 1.08883],
];

const times = (matrix: readonly [Triple, Triple, Triple], of: Triple): Triple =>
  matrix.map((row) => row[0] * of[0] + row[1] * of[1] + row[2] * of[2]) as unknown as Triple;

/** Linear sRGB, 0..1, of #rrggbb. */
function linear(colour: string): Triple {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) throw new Error(`expected #rrggbb, found ${colour}`);
  return [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as unknown as Triple;
}

/** CIE L*a*b* of #rrggbb as it is seen. */
export function seenAs(colour: string, vision: Vision): Triple {
  const within = times(SIMULATED[vision], linear(colour)).map((value) => Math.min(1, Math.max(0, value)));
  const [x, y, z] = times(XYZ, within as unknown as Triple).map((t) =>
    t > 216 / 24_389 ? Math.cbrt(t) : ((24_389 / 27) * t + 16) / 116,
  );
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIE76 between two colours as they are seen. */
export function distance(one: string, other: string, vision: Vision): number {
  const [a, b] = [seenAs(one, vision), seenAs(other, vision)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** How much lighter the lighter of two colours is, 1 to 21 (WCAG 2). */
export function contrast(one: string, other: string): number {
  const [dark, light] = [one, other].map((colour) => times(XYZ, linear(colour))[1]).sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
