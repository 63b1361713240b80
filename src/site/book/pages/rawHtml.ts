/** HTML within a page of MyST Markdown, which nothing of Markdown touches. */
export const rawHtml = (html: string): string => `\`\`\`\`{raw} html\n${html}\n\`\`\`\``;
