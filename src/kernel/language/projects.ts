import { dirname } from 'node:path';
import { type TypeScript, ts } from './compiler';
import { modified } from './ownSources';
import { findTsconfig } from './projectTypeScript';

/** What a `tsconfig.json` says, with all that it extends. */
export interface Project {
  readonly file: string;
  readonly options: TypeScript.CompilerOptions;
  /** Its complaints about the file itself, each with its place. */
  readonly complaints: readonly string[];
  /** Whether files of a folder are its own: those beside the file, and in folders that it includes. */
  covers(folder: string): boolean;
  /** The declaration files among its own: what they declare is known without an import. */
  declarations(): string[];
}

/** "No inputs were found", "the files list is empty": no matter for cells, whose files are given. */
const aboutFiles = new Set([18002, 18003]);

/** The projects of folders; read once, and again when one of their files has changed. */
export class Projects {
  readonly #byFolder = new Map<string, Project | undefined>();
  readonly #byFile = new Map<string, Project>();
  readonly #stamps = new Map<string, number>();

  /** The project that a folder belongs to; undefined for one without a `tsconfig.json`. */
  of(folder: string): Project | undefined {
    if (!this.#byFolder.has(folder)) {
      const file = findTsconfig(folder);
      this.#byFolder.set(folder, file === undefined ? undefined : this.#read(file));
    }
    return this.#byFolder.get(folder);
  }

  /** Forgets all of them when one has changed on disk, and says so. */
  refresh(): boolean {
    const changed =
      [...this.#stamps].some(([file, stamp]) => modified(file) !== stamp) ||
      [...this.#byFolder].some(([folder, project]) => !project && findTsconfig(folder));
    if (!changed) return false;
    this.#byFolder.clear();
    this.#byFile.clear();
    this.#stamps.clear();
    return true;
  }

  #read(file: string): Project {
    const known = this.#byFile.get(file);
    if (known) return known;
    const parsed = this.#parse(file, () => []);
    // The file of a solution only names others: cells belong to the first of them.
    const [first] = parsed.projectReferences ?? [];
    const isSolution = first && (parsed.raw as { files?: unknown[] }).files?.length === 0;
    const project = isSolution
      ? this.#read(ts.resolveProjectReferencePath(first))
      : {
          file,
          options: parsed.options,
          complaints: ts
            .getConfigFileParsingDiagnostics(parsed)
            .filter((one) => !aboutFiles.has(one.code))
            .map(complaint),
          covers: (folder: string) => folder === dirname(file) || isIncluded(folder, parsed),
          declarations: () =>
            this.#parse(file, ts.sys.readDirectory).fileNames.filter((one) => /\.d\.[cm]?ts$/.test(one)),
        };
    this.#byFile.set(file, project);
    return project;
  }

  #parse(file: string, readDirectory: TypeScript.System['readDirectory']): TypeScript.ParsedCommandLine {
    const unreadable: TypeScript.Diagnostic[] = [];
    const host: TypeScript.ParseConfigFileHost = {
      useCaseSensitiveFileNames: ts.sys.useCaseSensitiveFileNames,
      getCurrentDirectory: () => dirname(file),
      fileExists: ts.sys.fileExists,
      readDirectory,
      readFile: (path) => {
        this.#stamps.set(path, modified(path));
        return ts.sys.readFile(path);
      },
      onUnRecoverableConfigFileDiagnostic: (one) => unreadable.push(one),
    };
    const parsed = ts.getParsedCommandLineOfConfigFile(file, {}, host);
    if (parsed) return parsed;
    this.#stamps.set(file, modified(file));
    return { options: {}, fileNames: [], errors: unreadable, raw: {} };
  }
}

function isIncluded(folder: string, { wildcardDirectories = {} }: TypeScript.ParsedCommandLine): boolean {
  const path = folder.replaceAll('\\', '/');
  return Object.entries(wildcardDirectories).some(
    ([included, flags]) =>
      path === included || (flags === ts.WatchDirectoryFlags.Recursive && path.startsWith(`${included}/`)),
  );
}

function complaint(one: TypeScript.Diagnostic): string {
  const message = ts.flattenDiagnosticMessageText(one.messageText, '\n');
  if (!one.file || one.start === undefined) return message;
  const { line, character } = one.file.getLineAndCharacterOfPosition(one.start);
  return `${one.file.fileName}:${line + 1}:${character + 1}: ${message}`;
}
