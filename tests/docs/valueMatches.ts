import ts from 'typescript';

/**
 * Whether a value is what an example says it is: numbers to the digits that are written, all else exactly; typed arrays are
 * written as arrays.
 * @param written a literal, an array or an object of such, as in TypeScript.
 * @throws Error for anything else.
 */
export function valueMatches(written: string, value: unknown): boolean {
  const file = ts.createSourceFile('value.ts', `(${written})`, ts.ScriptTarget.ES2022);
  const [statement] = file.statements;
  if (file.statements.length !== 1 || !ts.isExpressionStatement(statement)) throw notAValue(written);
  return matches(statement.expression, value, file);
}

function matches(node: ts.Expression, value: unknown, file: ts.SourceFile): boolean {
  if (ts.isParenthesizedExpression(node)) return matches(node.expression, value, file);
  if (ts.isNumericLiteral(node)) return isNumber(node.getText(file), value);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) {
    return typeof value === 'number' && matches(node.operand, -value, file);
  }
  if (ts.isStringLiteralLike(node)) return node.text === value;
  if (ts.isArrayLiteralExpression(node)) {
    const items = ArrayBuffer.isView(value) ? Array.from(value as unknown as ArrayLike<unknown>) : value;
    if (!Array.isArray(items) || items.length !== node.elements.length) return false;
    return node.elements.every((element, i) => matches(element, items[i], file));
  }
  if (ts.isObjectLiteralExpression(node)) return hasProperties(node, value, file);
  const text = node.getText(file);
  if (!Object.hasOwn(NAMED, text)) throw notAValue(text);
  return Object.is(NAMED[text], value);
}

const NAMED: Readonly<Record<string, unknown>> = {
  true: true,
  false: false,
  null: null,
  undefined: undefined,
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
};

/** An integer exactly; with a point or an exponent to half a unit of its last digit. */
function isNumber(written: string, value: unknown): boolean {
  if (typeof value !== 'number') return false;
  const plain = written.replaceAll('_', '');
  const [, decimals = '', exponent = ''] = /^\d+(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(plain) ?? [];
  if (decimals === '' && exponent === '') return value === Number(plain);
  const unit = 10 ** (Number(exponent) - decimals.length);
  return Math.abs(value - Number(plain)) <= unit * 0.500001;
}

function hasProperties(node: ts.ObjectLiteralExpression, value: unknown, file: ts.SourceFile): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (node.properties.length !== Object.keys(value).length) return false;
  return node.properties.every((property) => {
    if (!ts.isPropertyAssignment(property) || ts.isComputedPropertyName(property.name)) {
      throw notAValue(property.getText(file));
    }
    const name = property.name.text;
    return (
      Object.hasOwn(value, name) && matches(property.initializer, value[name as keyof typeof value], file)
    );
  });
}

const notAValue = (text: string) => new Error(`expected a number, text, array or object, found '${text}'`);
