import type { Declaration } from './declarations';

/** The variables of all cells: cells read and write them as properties of one object. */
export class Scope {
  readonly names: Record<string, unknown> = Object.create(null);

  /** Stands in for `Object.defineProperty` in compiled imports: live, and replaceable by a later declaration. */
  readonly alias = (names: Record<string, unknown>, name: string, property: PropertyDescriptor): void => {
    if (name === '__esModule') return;
    const set = (value: unknown): void => {
      Object.defineProperty(names, name, { value, writable: true, enumerable: true, configurable: true });
    };
    Object.defineProperty(names, name, { ...property, set, configurable: true });
  };

  /** The state of some names before a cell that declares them runs. */
  snapshot(declarations: Declaration[]): Map<string, PropertyDescriptor | undefined> {
    return new Map(declarations.map(({ name }) => [name, Object.getOwnPropertyDescriptor(this.names, name)]));
  }
}

/** Of a failed cell's declarations, those that took effect before it failed: all types, and values that were set. */
export function assignedNames(
  declarations: Declaration[],
  before: Map<string, PropertyDescriptor | undefined>,
  scope: Scope,
): Declaration[] {
  return declarations.filter(({ name, isValue }) => {
    if (!isValue) return true;
    const was = before.get(name);
    const is = Object.getOwnPropertyDescriptor(scope.names, name);
    return is !== undefined && (was === undefined || was.get !== is.get || !Object.is(was.value, is.value));
  });
}
