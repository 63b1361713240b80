import ts from 'typescript';

/** An example as it is run. */
export interface ExampleCode {
  /** CommonJS: exports `run`, a function that calls what it is given with the number and the value of each value written. */
  readonly code: string;
  /** The values that stand behind statements as `// => value`. */
  readonly values: readonly string[];
}

const VALUE = /^\/\/ => (.+)$/;

/**
 * An example made so that its values can be looked at: that of an expression, or of the one variable that a line declares.
 * @throws Error for a value that stands behind nothing that has one.
 */
export function exampleCode(example: string): ExampleCode {
  const file = ts.createSourceFile('example.ts', example, ts.ScriptTarget.ES2022);
  const imports: string[] = [];
  const body: string[] = [];
  const values: string[] = [];
  for (const statement of file.statements) {
    const text = statement.getText(file);
    if (ts.isImportDeclaration(statement)) {
      imports.push(text);
      continue;
    }
    const value = valueBehind(statement, example);
    if (value === undefined) body.push(text);
    else body.push(reporting(statement, text, values.push(value) - 1, file));
  }
  const written = example.split('// =>').length - 1;
  if (written !== values.length)
    throw new Error('a value (// =>) stands behind no statement of its own line');
  const source = `${imports.join('\n')}\nexport async function run(report) {\n${body.join('\n')}\n}`;
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
    },
  });
  return { code: outputText, values };
}

function valueBehind(statement: ts.Statement, text: string): string | undefined {
  const [comment] = ts.getTrailingCommentRanges(text, statement.end) ?? [];
  return comment && VALUE.exec(text.slice(comment.pos, comment.end))?.[1];
}

function reporting(statement: ts.Statement, text: string, index: number, file: ts.SourceFile): string {
  if (ts.isExpressionStatement(statement)) {
    return `report(${index}, (${statement.expression.getText(file)}));`;
  }
  if (ts.isVariableStatement(statement) && statement.declarationList.declarations.length === 1) {
    const { name } = statement.declarationList.declarations[0];
    if (ts.isIdentifier(name)) return `${text}\nreport(${index}, ${name.text});`;
  }
  throw new Error(`a value (// =>) stands behind what has none: ${text}`);
}
