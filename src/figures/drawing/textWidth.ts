import { fontFiles } from './font';
import { type FontWidths, fontWidths } from './fontWidths';

/** What vega says of a text to be measured. */
interface TextItem {
  readonly fontSize?: number;
  readonly fontWeight?: string | number;
  readonly limit?: number;
}

let loaded: { regular: FontWidths; bold: FontWidths } | undefined;

/**
 * Width in px of a text in the font that pictures are drawn with. vega would guess without a canvas, too wide by a
 * third, and lay charts out by its guess.
 */
export function textWidth({ fontSize = 11, fontWeight }: TextItem, text: unknown): number {
  const [regular, bold] = fontFiles();
  loaded ??= { regular: fontWidths(regular), bold: fontWidths(bold) };
  const heavy = fontWeight === 'bold' || Number(fontWeight) >= 600;
  return fontSize * (heavy ? loaded.bold : loaded.regular).em(String(text ?? ''));
}
