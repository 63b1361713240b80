import type { LoggerInterface } from 'vega';
import type { VegaLiteSpec } from '../../src/figures/charts/vegaLiteSpec';
import { renderSvg } from '../../src/figures/drawing/renderSvg';

// biome-ignore lint/suspicious/noExplicitAny: tests look into charts of any shape
export type Part = Record<string, any>;

export const panelsOf = (spec: VegaLiteSpec): Part[] => spec.concat as Part[];

/** Every encoding of a panel, its own and its layers'. */
export const encodings = (panel: Part): Part[] =>
  [panel, ...panel.layer].flatMap(({ encoding }) => (encoding ? [encoding] : []));

/** The rows of a panel's layers whose mark is of a type. */
export const rowsOf = (panel: Part, mark: string): Part[] =>
  panel.layer.filter((layer: Part) => layer.mark.type === mark).flatMap((layer: Part) => layer.data.values);

/** What compiler and renderer complain of. */
export async function complaints(spec: VegaLiteSpec): Promise<string[]> {
  const heard: string[] = [];
  const hear = (...words: readonly unknown[]): LoggerInterface => {
    heard.push(words.join(' '));
    return logger;
  };
  const ignore = (): LoggerInterface => logger;
  const logger = {
    level: ignore,
    error: hear,
    warn: hear,
    info: ignore,
    debug: ignore,
  } as unknown as LoggerInterface;
  await renderSvg(spec, logger);
  return heard;
}
