export type Value = number | string | boolean | null;
export type Row = Readonly<Record<string, Value>>;

/** How a column is shown; its values stay plain numbers (fractions as 0..1). */
export type Format = 'epoch' | 'percent' | 'fraction' | 'ratio' | 'scientific' | 'signed' | 'count' | 'text';

export interface Column {
  readonly name: string;
  readonly label: string;
  readonly format: Format;
}

/** A statement of the essay, or ours, with the rule that was fixed for it and whether our run holds it. */
export interface Claim {
  readonly id: string;
  readonly statement: string;
  readonly rule: string;
  /** What the essay, or the table's paper, reports, in words or numbers; null where it says nothing. */
  readonly published: Value | readonly number[];
  /** One number for each accuracy collapse where the claim is about collapses. */
  readonly ours: Value | readonly number[];
  /** null: not judged, since a run that it is about is not cached or has no collapse. */
  readonly held: boolean | null;
}

export interface Block {
  readonly title: string;
  readonly columns: readonly string[];
  /** For a second look: where a page can fold, only its title shows at first. */
  readonly folded?: boolean;
}

/** Ours beside the published: a table of the essay regenerated from a cached run. */
export interface Table {
  readonly id: string;
  readonly title: string;
  /** The section of the essay; empty for tables that are about none. */
  readonly section: string;
  readonly columns: readonly Column[];
  /** Ours. */
  readonly rows: readonly Row[];
  /** Whose claims are judged, where it is not the essay. */
  readonly paper?: string;
  /** The essay's, under the same column names where it has them. */
  readonly published: readonly Row[];
  /** Columns whose values say which published row stands beside which of ours. */
  readonly match: readonly string[];
  /** Columns shown together, after the key columns; all in one where left out. */
  readonly blocks?: readonly Block[];
  readonly claims: readonly Claim[];
  readonly notes?: readonly string[];
}
