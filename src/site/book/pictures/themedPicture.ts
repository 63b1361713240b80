import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '../../../data/json/canonicalJson';
import { sha256 } from '../../../data/sha256';
import { inDark } from '../../../figures/charts/inDark';
import type { VegaLiteSpec } from '../../../figures/charts/vegaLiteSpec';
import { renderPng } from '../../../figures/drawing/renderPng';
import { renderSvg } from '../../../figures/drawing/renderSvg';
import { termsOf } from '../../../report/termsOf';
import { leanSvg } from './leanSvg';

/** A chart on a light and on a dark ground; files are relative to the site's root. */
export interface ThemedPicture {
  readonly light: string;
  readonly dark: string;
  /** What it shows, in words. */
  readonly alt: string;
  /** Of the glossary, those that its title and subtitle use: a picture cannot link. */
  readonly terms: readonly string[];
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** The folder of the site that they lie in. */
export const PICTURES = 'pictures';
/** Of a drawing, in characters: one of thousands of dots is smaller as pixels. */
const MOST = 400_000;
const PIXELS = 2;
/** Of the way that charts are drawn: where it changes, all are drawn anew. */
const DRAWING = 2;

/**
 * Draws a chart twice into a folder, as SVG, or as PNG where that would be large. Files are named by what they show; what is
 * there already is not drawn again.
 * @param folder the one that stands for `pictures` of the site.
 */
export async function themedPicture(spec: VegaLiteSpec, folder: string): Promise<ThemedPicture> {
  mkdirSync(folder, { recursive: true });
  const name = sha256(Buffer.from(canonicalJson([DRAWING, spec]))).slice(0, 16);
  const light = await drawn(spec, name, folder);
  const dark = await drawn(inDark(spec), `${name}-dark`, folder);
  const { width, height } = sizeOf(join(folder, light));
  return {
    light: `${PICTURES}/${light}`,
    dark: `${PICTURES}/${dark}`,
    alt: altOf(spec),
    terms: termsOf(headingOf(spec)).map(({ term }) => term),
    width,
    height,
  };
}

async function drawn(spec: VegaLiteSpec, name: string, folder: string): Promise<string> {
  const there = [`${name}.svg`, `${name}.png`].find((file) => existsSync(join(folder, file)));
  if (there) return there;
  const svg = leanSvg(await renderSvg(spec));
  const file = svg.length <= MOST ? `${name}.svg` : `${name}.png`;
  writeFileSync(join(folder, file), svg.length <= MOST ? svg : await renderPng(spec, PIXELS));
  return file;
}

function sizeOf(file: string): { width: number; height: number } {
  const bytes = readFileSync(file);
  if (file.endsWith('.png'))
    return { width: bytes.readUInt32BE(16) / PIXELS, height: bytes.readUInt32BE(20) / PIXELS };
  const [, width, height] = /viewBox="\S+ \S+ ([\d.]+) ([\d.]+)"/.exec(bytes.toString('utf8', 0, 2000))!;
  return { width: Number(width), height: Number(height) };
}

interface Titled {
  readonly description?: unknown;
  readonly title?: unknown;
}

/** Title and subtitle, a line each. */
function headingOf({ title }: VegaLiteSpec & Titled): string {
  if (typeof title !== 'object' || title === null) return String(title ?? '');
  const { text, subtitle } = title as { text?: unknown; subtitle?: unknown };
  return [text, subtitle].flat().filter(Boolean).join('\n');
}

function altOf({ description, title }: VegaLiteSpec & Titled): string {
  if (typeof description === 'string') return description;
  const text = typeof title === 'object' && title !== null && 'text' in title ? title.text : title;
  return [text ?? 'Chart'].flat().join(' ');
}
