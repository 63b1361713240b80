import ts from 'typescript';

/** A name that an entry exports and that can be called or constructed, with the examples of its doc comment. */
export interface Documented {
  readonly name: string;
  /** The first text of its doc comment, up to its tags; '' where it has none. */
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
    if (!symbol.valueDeclaration || !isCallable(checker.getTypeOfSymbol(symbol))) return [];
    const examples = symbol
      .getJsDocTags(checker)
      .filter((tag) => tag.name === 'example')
      .map((tag) => ts.displayPartsToString(tag.text).trim());
    const summary = ts.displayPartsToString(symbol.getDocumentationComment(checker));
    return [{ name: exported.name, summary, examples }];
  });
}

function isCallable(type: ts.Type): boolean {
  return type.getCallSignatures().length > 0 || type.getConstructSignatures().length > 0;
}
