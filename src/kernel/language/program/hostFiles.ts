import { type TypeScript, ts } from '../compiler';
import { modified } from '../ownSources';

/** The texts that a compiler reads: the kernel's own, which lie nowhere, and those of the disk. */
export class HostFiles {
  readonly #own = new Map<string, { text: string; version: number; snapshot: TypeScript.IScriptSnapshot }>();
  readonly #read = new Map<string, { version: string; snapshot: TypeScript.IScriptSnapshot }>();
  readonly #versions = new Map<string, string>();

  /** Sets a text of the kernel's own, and says whether it is another than before. */
  set(file: string, text: string): boolean {
    const old = this.#own.get(file);
    if (old?.text === text) return false;
    const snapshot = ts.ScriptSnapshot.fromString(text);
    this.#own.set(file, { text, version: (old?.version ?? 0) + 1, snapshot });
    return true;
  }

  exists(file: string): boolean {
    return this.#own.has(file) || ts.sys.fileExists(file);
  }

  text(file: string): string | undefined {
    return this.#own.get(file)?.text ?? ts.sys.readFile(file);
  }

  version(file: string): string {
    const own = this.#own.get(file);
    if (own) return String(own.version);
    if (file.includes('/node_modules/')) return '1';
    const version = String(modified(file));
    this.#versions.set(file, version);
    return version;
  }

  /** Whether a file changed on disk since its version was asked for; those of packages do not. */
  hasChanged(): boolean {
    const changed = [...this.#versions].filter(([file, version]) => String(modified(file)) !== version);
    // Those that are still read are asked for again.
    for (const [file] of changed) this.#versions.delete(file);
    return changed.length > 0;
  }

  snapshot(file: string): TypeScript.IScriptSnapshot | undefined {
    const own = this.#own.get(file);
    if (own) return own.snapshot;
    const version = this.version(file);
    const kept = this.#read.get(file);
    if (kept?.version === version) return kept.snapshot;
    const text = ts.sys.readFile(file);
    if (text === undefined) return undefined;
    const snapshot = ts.ScriptSnapshot.fromString(text);
    this.#read.set(file, { version, snapshot });
    return snapshot;
  }
}
