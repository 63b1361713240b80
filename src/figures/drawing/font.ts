import { createRequire } from 'node:module';

/** The family that every chart is drawn in. */
export const FONT = 'DejaVu Sans';

/** Paths of its files, from npm: the same bytes on every machine. Loaded only when a picture is drawn. */
export function fontFiles(): string[] {
  const { resolve } = createRequire(__filename);
  return ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((file) => resolve(`dejavu-fonts-ttf/ttf/${file}`));
}
