import { chapters } from '../../../tables/chapters';
import { chapterSlug } from './chapterSlug';

/** Where the tables stand in the site, by their ids. */
export function tablePlaces(): Map<string, string> {
  return new Map(
    chapters.flatMap(({ title, tables }) =>
      tables.map((id) => [id, `tables/${chapterSlug(title)}.html#${id}`] as const),
    ),
  );
}
