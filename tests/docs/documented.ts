import ts from 'typescript';

/** A name that an entry exports and that can be called or constructed, with the examples of its doc comment. */
export interface Documented {
  readonly name: string;
  /** The text of its doc comment, of the first of overloads, up to its tags; '' where it has none. */
  readonly summary: string;
  /** Code, each as it stands in the comment. */
  readonly examples: readonly string[];
}

/** What can be called or constructed of what a source file of a program exports, by name. */
export function documented(program: ts.Program, entry: string): Documented[] {
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(entry)!);
  return checker.getExportsOfModule(module!).flatMap((exported) => {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    if (!symbol.valueDeclaration) return [];
    const type = checker.getTypeOfSymbol(symbol);
    const [call] = type.getCallSignatures();
    if (!call && type.getConstructSignatures().length === 0) return [];
    const examples = symbol
      .getJsDocTags(checker)
      .filter((tag) => tag.name === 'example')
      .map((tag) => ts.displayPartsToString(tag.text).trim());
    const [first, whole] = [call ?? symbol, symbol].map((of) =>
      ts.displayPartsToString(of.getDocumentationComment(checker)),
    );
    const summary = first || whole;
    return [{ name: exported.name, summary, examples }];
  });
}
