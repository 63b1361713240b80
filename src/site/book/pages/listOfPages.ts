/** MyST's list of the pages below one, which the sidebar shows and the page does not. @param names without their endings. */
export const listOfPages = (names: readonly string[]): string =>
  `\`\`\`{toctree}\n:hidden:\n\n${names.join('\n')}\n\`\`\``;
