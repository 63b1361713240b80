import { type CellText, isOnlyJsx } from '../cellText';
import { type TypeScript, ts } from '../compiler';
import type { LoadedCell } from './cellProgram';

/** A complaint of the compiler about a cell; positions are offsets into the cell. */
export interface CellDiagnostic {
  start: number;
  length: number;
  message: string;
  /** The compiler's number of the complaint; undefined for the kernel's own. */
  code?: number;
  isSyntax: boolean;
}

/** Complaints about what a cell may do, since it is run by the kernel and not as the module that the compiler takes it for. */
const allowed = new Set([
  // `await` and `for await` at top level
  1375, 1378, 1431, 1432, 2854, 1309,
  // `import.meta`, in a script of any kind
  1343, 1470,
  // attributes of an import, such as `with { type: 'json' }`
  2823, 2856, 1324,
  // imports and exports written, and ES modules imported, where `require` calls come of it
  1286, 1287, 1295, 1479,
  // a variable named `require`
  2441,
  // a module without declarations: what it exports is of any type
  7016,
  // the same `var` twice, which is no fault but for the `export` before it
  2323,
]);

/** What is wrong with a cell. @param allowsJsx whether the project says what JSX means. */
export function cellDiagnostics(
  { program, file }: LoadedCell,
  cell: string,
  text: CellText,
  allowsJsx: boolean,
): CellDiagnostic[] {
  const syntax = program.getSyntacticDiagnostics(file);
  const isSyntax = syntax.length > 0;
  const found = isSyntax ? syntax : program.getSemanticDiagnostics(file);
  const diagnostics = found.filter((one) => !allowed.has(one.code));
  if (diagnostics.length > 0 && isSyntax && !allowsJsx && isOnlyJsx(cell)) return [jsxAdvice(cell)];
  return diagnostics.map((one) => cellDiagnostic(one, text, isSyntax));
}

function jsxAdvice(cell: string): CellDiagnostic {
  const start = Math.max(0, cell.search(/<[\p{ID_Start}>]/u));
  const message =
    'JSX needs a project that says what it means: set "jsx" in a tsconfig.json beside the notebook or above it, ' +
    'for React to "react-jsx"';
  return { start, length: 1, message, isSyntax: true };
}

function cellDiagnostic(one: TypeScript.Diagnostic, text: CellText, isSyntax: boolean): CellDiagnostic {
  const start = text.toCell(one.start ?? 0);
  const end = text.toCell((one.start ?? 0) + (one.length ?? 0));
  const message = ts.flattenDiagnosticMessageText(one.messageText, '\n');
  return { start, length: end - start, message, code: one.code, isSyntax };
}
