/** Where a front end finds a class. */
export interface ModulePlace {
  readonly module: string;
  readonly name: string | null;
  readonly version: string;
}

/** What an attribute of a model takes. */
export interface AttributeSpec {
  readonly type: string | readonly string[];
  /** The only values, where there are few. */
  readonly choices?: readonly unknown[];
  /** What an array holds. */
  readonly items?: string;
  /** The model that a reference is to. */
  readonly widget?: string;
  readonly isNullable?: boolean;
  readonly initial?: unknown;
}

/** A widget's model as a front end knows it; attributes by their names in messages. */
export interface ModelSpec {
  readonly model: ModulePlace;
  readonly view: ModulePlace;
  readonly attributes: Readonly<Record<string, AttributeSpec>>;
  /** Whether there are more attributes than those listed; all have the same name everywhere. */
  readonly isOpen?: boolean;
}
