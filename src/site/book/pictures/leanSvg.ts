/** What vega says of each mark to screen readers, and of no use in a picture that has a description as a whole. */
const OF_MARKS = / (?:aria-[a-z]+|role|class|pointer-events)="[^"]*"/g;

/**
 * A drawing of vega as a picture of a page: without what only a drawing within a page can use, and with fonts as wide as its
 * own to fall back on.
 */
export function leanSvg(svg: string): string {
  return svg
    .replace(OF_MARKS, '')
    .replace(/<path[^>]* d=""[^>]*\/>/g, '')
    .replace(/<path d="M0,0h0v0h0Z"\/>/g, '')
    .replaceAll('font-family="DejaVu Sans"', 'font-family="DejaVu Sans,Verdana,sans-serif"');
}
