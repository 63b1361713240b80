/** A curve that rises, collapses and rises again, and the line that it moves along. */
export const logoSvg = `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64">
  <rect width="64" height="64" rx="12" fill="#1f3a5f"/>
  <path d="M8 52 L56 12" stroke="#f2a541" stroke-width="3" stroke-dasharray="5 4" fill="none"/>
  <path d="M8 52 C14 52 14 18 22 18 S30 18 32 34 S36 46 40 46 S44 14 56 14" stroke="#ffffff" stroke-width="4.5"
    stroke-linecap="round" fill="none"/>
</svg>
`;

/** The logo in 64 x 64 pixels. */
export function logoPng(): Buffer {
  const { Resvg } = require('@resvg/resvg-js') as typeof import('@resvg/resvg-js');
  return new Resvg(logoSvg).render().asPng();
}
