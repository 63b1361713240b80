import { describe, expect, it } from 'vitest';
import { DARK, inDark } from '../../../src/figures/charts/inDark';
import { figures } from '../../../src/figures/figureIndex';
import { phaseMapFigure } from '../../../src/figures/mechanism/phaseMapFigure';
import { mapStudy } from '../../../src/maps/mapStudy';
import { openRun } from '../../../src/runs/openRun';
import { type Part, panelsOf } from '../specParts';
import { contrast, distance, VISIONS } from './seenAs';

/** CIE76 below which two series of a chart could be taken for each other: a difference of 2.3 is just seen side by side. */
const LEAST = 24;

const run = openRun('baseline');
const made = Object.entries(figures)
  .filter(([, { ofMap }]) => !ofMap)
  .map(([id, { make }]) => ({ id, spec: make(run) }));
const grounds = made.flatMap(({ id, spec }) => [
  { id, spec, ground: '#ffffff', least: 1.9 },
  { id: `${id}, dark`, spec: inDark(spec), ground: '#111111', least: 4.5 },
]);

/** The colours that tell the series of a panel apart, one list for each of its scales. */
function keysOf(panel: Part): string[][] {
  const encodings = [panel, ...panel.layer].map(({ encoding }) => encoding?.color);
  return encodings.flatMap((color) => (color?.field && color.scale?.range ? [color.scale.range] : []));
}

/** Every colour that a chart says, its data apart. */
function coloursOf(part: unknown): string[] {
  if (typeof part === 'string') return /^(#[0-9a-f]{6}|white|black)$/i.test(part) ? [part] : [];
  if (part === null || typeof part !== 'object') return [];
  return Object.entries(part).flatMap(([name, value]) => (name === 'data' ? [] : coloursOf(value)));
}

describe('the simulation', () => {
  it('leaves greys as they are, and takes red for green where one kind of cone is missing', () => {
    for (const vision of VISIONS) expect(distance('#777777', '#777777', vision)).toBe(0);
    for (const vision of ['protanopia', 'deuteranopia'] as const)
      expect(distance('#a06000', '#5f8a00', vision)).toBeLessThan(
        distance('#a06000', '#5f8a00', 'normal') / 2,
      );
    expect(distance('#000000', '#ffffff', 'tritanopia')).toBeCloseTo(100, 1);
  });
});

describe('the colours of every figure', () => {
  it.each(grounds)('$id: any two series of a chart stay apart for everyone', ({ spec }) => {
    for (const key of panelsOf(spec).flatMap(keysOf))
      for (const [i, one] of key.entries())
        for (const other of key.slice(i + 1))
          for (const vision of VISIONS)
            expect(distance(one, other, vision), `${one} and ${other}, ${vision}`).toBeGreaterThan(LEAST);
  });

  it.each(grounds)('$id: series are seen on their ground', ({ spec, ground, least }) => {
    for (const colour of panelsOf(spec).flatMap(keysOf).flat())
      expect(contrast(colour, ground), colour).toBeGreaterThan(least);
  });
});

describe('inDark', () => {
  it('knows every colour of the figures', () => {
    const all = [...made.map(({ spec }) => spec), phaseMapFigure(mapStudy())];
    const unknown = new Set(all.flatMap(coloursOf).map((colour) => colour.toLowerCase()));
    expect([...unknown].filter((colour) => !(colour in DARK))).toEqual([]);
  });

  it('leaves the data, and the figure that it is given', () => {
    const [{ spec }] = made;
    const before = structuredClone(spec);
    const dark = inDark(spec);
    expect(spec).toEqual(before);
    expect(panelsOf(dark).map(({ layer }) => layer.map((one: Part) => one.data))).toEqual(
      panelsOf(spec).map(({ layer }) => layer.map((one: Part) => one.data)),
    );
    expect((dark.config as Part).background).toBe('#111111');
  });

  it('lets points and lines shine through half as much, bands as before', () => {
    const marks = (spec: Part) => spec.concat.map(({ mark }: Part) => mark);
    const seen = [
      { type: 'point', opacity: 0.6 },
      { type: 'line', opacity: 0.5 },
      { type: 'area', opacity: 0.3 },
      { type: 'line' },
      'bar',
    ];
    const spec = { concat: seen.map((mark) => ({ mark })) } as unknown as Parameters<typeof inDark>[0];
    expect(marks(inDark(spec))).toEqual([
      { type: 'point', opacity: 0.8 },
      { type: 'line', opacity: 0.75 },
      { type: 'area', opacity: 0.3 },
      { type: 'line' },
      'bar',
    ]);
  });

  it('has type that is read: at least 7 to 1', () => {
    for (const light of ['#222222', '#000000', '#444444'])
      expect(contrast(DARK[light], '#111111')).toBeGreaterThan(7);
  });
});
