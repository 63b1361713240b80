// For typedoc: groups what is documented as the rooms of src are, by the folder of the file that declares it, and calls pages
// by their headings.
import { Comment, CommentTag, Converter } from 'typedoc';

/** The room of the files that lie at the top of `src`. */
const TOP = 'src';

/**
 * The room of a source file: its folder below `src`.
 * @param {string} file its path from the root of the repository, `/` between its parts.
 * @returns {string | undefined} undefined for a file that does not lie in `src`.
 */
export function roomOf(file) {
  const [root, ...parts] = file.split('/');
  if (root !== 'src' || parts.length === 0) return undefined;
  return parts.slice(0, -1).join('/') || TOP;
}

/** @param {import('typedoc').Application} app */
export function load(app) {
  // After the files are known, before the groups are made.
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, inRooms, -1);
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, byHeadings, -1);
  app.converter.on(Converter.EVENT_RESOLVE_END, withoutLinks, -1000);
}

/** @param {import('typedoc').Context} context */
function inRooms({ project }) {
  for (const declaration of (project.children ?? []).flatMap(({ children }) => children ?? [])) {
    const room = roomOf(declaration.sources?.[0]?.fileName ?? '');
    if (room) group(declaration, room);
  }
}

/**
 * @param {import('typedoc').DeclarationReflection} declaration
 * @param {string} room
 */
function group(declaration, room) {
  // What is documented of a function is its first signature's.
  const bearer = declaration.signatures?.[0] ?? declaration;
  bearer.comment ??= new Comment();
  bearer.comment.blockTags.push(new CommentTag('@group', [{ kind: 'text', text: room }]));
}

/** @param {import('typedoc').Context} context */
function byHeadings({ project }) {
  for (const page of project.documents ?? []) {
    const text = page.content.map((part) => part.text).join('');
    page.name = /^# (.+)$/m.exec(text)?.[1] ?? page.name;
  }
}

/**
 * Files are named, not linked: a browser shows no TypeScript.
 * @param {import('typedoc').Context} context
 */
function withoutLinks({ project }) {
  for (const { sources, signatures } of Object.values(project.reflections)) {
    for (const source of [...(sources ?? []), ...(signatures ?? []).flatMap((one) => one.sources ?? [])]) {
      delete source.url;
    }
  }
}
