/**
 * The comment by which a script carries its source map: debuggers read it there.
 * @param map JSON of the map. @param source name, or URL, of its one source. @param text that source, where it is no file.
 */
export function inlineMap(map: string, source: string, text?: string): string {
  const { version, mappings, names } = JSON.parse(map) as {
    version: number;
    mappings: string;
    names: string[];
  };
  const sourcesContent = text === undefined ? undefined : [text];
  const own = JSON.stringify({ version, sources: [source], sourcesContent, names, mappings });
  return `\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(own).toString('base64')}`;
}
