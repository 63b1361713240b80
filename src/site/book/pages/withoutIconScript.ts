/** A page without the theme's script of all icons, 1.5 MB: the few that are seen come from the font beside it (`book.css`). */
export function withoutIconScript(html: string): string {
  return html.replace(/<script[^>]*\bfontawesome\.js[^>]*><\/script>\n?/g, '');
}
