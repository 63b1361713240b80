import { InputError } from '../../inputError';
import { renderPdf } from './renderPdf';
import { renderPng } from './renderPng';
import { renderSvg } from './renderSvg';

/** What a chart is drawn as, by the ending of a file. */
export const pictures = {
  png: (spec: object): Promise<Uint8Array | string> => renderPng(spec),
  svg: (spec: object): Promise<Uint8Array | string> => renderSvg(spec),
  pdf: (spec: object): Promise<Uint8Array | string> => renderPdf(spec),
} as const;

export type PictureFormat = keyof typeof pictures;

/**
 * Formats from their names with commas between.
 * @throws InputError for another name, or none.
 */
export function pictureFormats(names: string): PictureFormat[] {
  const known = Object.keys(pictures);
  return [...new Set(names.split(',').map((name) => name.trim()))].map((name) => {
    if (known.includes(name)) return name as PictureFormat;
    throw new InputError(`format: expected any of ${known.join(', ')}, with commas between, found '${name}'`);
  });
}
