/** The bench runs unbuilt, as JavaScript: its modules have no types. */
declare module '*.mjs';
