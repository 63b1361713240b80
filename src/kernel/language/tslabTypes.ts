/** The name that notebooks of stock tslab import. */
export const tslabName = 'tslab';

/** What `tslab` declares; the kernel has its own module of that name. */
export const tslabTypes = `
export interface Display {
  javascript(s: string): void;
  html(s: string): void;
  markdown(s: string): void;
  latex(s: string): void;
  svg(s: string): void;
  png(b: Uint8Array): void;
  jpeg(b: Uint8Array): void;
  gif(b: Uint8Array): void;
  pdf(b: Uint8Array): void;
  text(s: string): void;
  raw(contentType: string, b: string | Uint8Array): void;
}
/** Shows values below the cell, one representation at a time. */
export declare const display: Display;
/** A display of its own: what it shows next takes the place of what it showed before. */
export declare function newDisplay(): Display;
export declare const versions: { tslab: string; typescript: string; node: string };
`;
