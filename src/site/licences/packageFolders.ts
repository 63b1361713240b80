const FOLDER = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;

/** Folders of the npm packages that files lie in, sorted; files of no package are passed over. @param files paths with '/'. */
export function packageFolders(files: Iterable<string>): string[] {
  return [...new Set([...files].flatMap((file) => FOLDER.exec(file)?.[0] ?? []))].sort();
}
