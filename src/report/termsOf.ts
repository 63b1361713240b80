import { glossary, type Term } from './glossary';

/** The terms of the glossary that a text uses, in the glossary's order. */
export function termsOf(text: string): Term[] {
  return glossary.filter(({ term, also = [] }) => [term, ...also].some((word) => pattern(word).test(text)));
}

/** A whole word, in any case; a single capital of a formula is no term. */
const pattern = (word: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'iu');
