/** What vega says of each mark to screen readers, and of no use in a picture that has a description as a whole. */
const OF_MARKS = / (?:aria-[a-z]+|role|class|pointer-events)="[^"]*"/g;

/** The root's size, its box, and what is painted first: the ground. */
const ROOT = /^(<svg[^>]*?)( width="([\d.]+)" height="([\d.]+)")([^>]*>)(?=<rect[^>]* fill="([^"]+)")/;
/** The smallest window that it is shown in, in CSS pixels. */
const WINDOW = { width: 1280, height: 720 };

/**
 * A drawing of vega as a picture of a page: without what only a drawing within a page can use, and with fonts as wide as its
 * own to fall back on. Opened alone it fills the window, to be projected, on its own ground; one that would shrink keeps its size.
 */
export function leanSvg(svg: string): string {
  return svg
    .replace(ROOT, onItsGround)
    .replace(OF_MARKS, '')
    .replace(/<path[^>]* d=""[^>]*\/>/g, '')
    .replace(/<path d="M0,0h0v0h0Z"\/>/g, '')
    .replaceAll('font-family="DejaVu Sans"', 'font-family="DejaVu Sans,Verdana,sans-serif"');
}

function onItsGround(
  _: string,
  head: string,
  size: string,
  width: string,
  height: string,
  rest: string,
  ground: string,
): string {
  const grows = Number(width) <= WINDOW.width && Number(height) <= WINDOW.height;
  return `${head}${grows ? '' : size} style="background:${ground}"${rest}`;
}
