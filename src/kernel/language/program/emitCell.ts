import type { CellText } from '../cellText';
import { type TypeScript, ts } from '../compiler';
import { type Declaration, readDeclarations } from '../declarations';
import { rewriteCell } from '../rewriteCell';
import { rewriteImports } from '../rewriteImports';
import { withOptions } from '../withOptions';
import type { LoadedCell } from './cellProgram';

/** A cell ready to run: a function body over `exports`, `require` and the kernel's own `__…` functions. */
export interface ConvertedCell {
  code: string;
  /** Source map (JSON) from the code to the text that the compiler read. */
  map: string;
  text: CellText;
  declarations: Declaration[];
}

/** Turns a checked cell into what is run. @param isEsModule whether it imports as ES modules do. */
export function emitCell(
  { program, file, scope }: LoadedCell,
  text: CellText,
  isEsModule: boolean,
): ConvertedCell {
  const emitted = { code: '', map: '', types: '' };
  const write = (name: string, data: string): void => {
    emitted[name.endsWith('.map') ? 'map' : name.endsWith('.d.ts') ? 'types' : 'code'] = data;
  };
  const checker = program.getTypeChecker();
  const transformers = { before: [rewriteCell(checker, scope)], after: [rewriteImports()] };
  const options = {
    module: ts.ModuleKind.CommonJS,
    ...(isEsModule ? { esModuleInterop: false } : {}),
  };
  withOptions(program, file, options, () => forceEmit(program, file, write, transformers));
  return {
    code: emitted.code
      // A cell that fails midway must not take the old values of its names with it.
      .replace(/^(exports\.[\w$\u0080-\uffff]+ = )+void 0;$/gm, '')
      // Imported names stay replaceable by later cells.
      .replaceAll('Object.defineProperty(exports, "', '__alias(exports, "')
      .replace(/^\/\/# sourceMappingURL=.*$/m, ''),
    map: emitted.map,
    text,
    declarations: [...readDeclarations(emitted.types), ...nestedDeclarations(checker, file, text)],
  };
}

/** The compiler leaves a `var` of an inner block out of the declaration file. */
function nestedDeclarations(
  checker: TypeScript.TypeChecker,
  file: TypeScript.SourceFile,
  { nested }: CellText,
): Declaration[] {
  const { locals } = file as unknown as { locals: Map<string, TypeScript.Symbol> };
  return [...nested].map((name) => {
    const type = checker.getTypeOfSymbolAtLocation(locals.get(name)!, file);
    const text = checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
    return { name, text: `declare let ${name}: ${text};`, isValue: true, isType: false };
  });
}

/**
 * Emits declarations even where they name what earlier cells declared, which the compiler takes for private names.
 * The sixth parameter is not in the public type of `emit`.
 */
function forceEmit(
  program: TypeScript.Program,
  file: TypeScript.SourceFile,
  write: TypeScript.WriteFileCallback,
  transformers: TypeScript.CustomTransformers,
): void {
  const emit = program.emit as (...args: unknown[]) => TypeScript.EmitResult;
  emit(file, write, undefined, false, transformers, true);
}
