/**
 * What keeps the cells' process small, for collecting garbage a little more often: a notebook's kernel is at rest most of the time,
 * and many may be open. V8's young generation, in MB: its default of 16 fills with what the compiler leaves.
 */
export const SEMI_SPACE = 4;

/** Arenas of glibc's malloc, of which each thread otherwise takes one that it never gives back. A user's own setting counts. */
export const ARENAS = '2';
