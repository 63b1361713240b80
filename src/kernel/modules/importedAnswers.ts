import { dirname } from 'node:path';

/** What was imported where a `require` cannot load. */
interface Imported {
  readonly exports: object;
  readonly file?: string;
}

/** Imports what a `require` asked for in vain. */
export type ImportFor = (request: string, importer: string) => Promise<Imported>;

/** What Node says where a module can only be imported. */
const asynchronous = new Set([
  'ERR_REQUIRE_ESM',
  'ERR_REQUIRE_ASYNC_MODULE',
  'ERR_PACKAGE_PATH_NOT_EXPORTED',
]);

/** What `require` cannot give, since it loads asynchronously, imported beforehand. */
export class ImportedAnswers {
  readonly #importFor: ImportFor;
  /** What could not be required, by the error that says so. */
  readonly #unanswered = new WeakMap<object, { request: string; importer: string }>();
  /** What was imported for a `require`, by the folder and the name. */
  readonly #imported = new Map<string, Imported>();

  constructor(importFor: ImportFor) {
    this.#importFor = importFor;
  }

  /** What a function gives that requires modules; those that load asynchronously are imported first. */
  async answer<Answer>(body: () => Answer): Promise<Answer> {
    for (;;) {
      try {
        return body();
      } catch (error) {
        const asked = this.#unanswered.get(error as object);
        if (!asked) throw error;
        const key = keyOf(asked.request, asked.importer);
        if (this.#imported.has(key)) throw error;
        this.#imported.set(key, await this.#importFor(asked.request, asked.importer));
      }
    }
  }

  /** What was imported for a `require` of a file. */
  imported(request: string, importer: string): Imported | undefined {
    return this.#imported.get(keyOf(request, importer));
  }

  /** Remembers what a `require` asked for when it failed, where an `import` might not. */
  note(error: unknown, request: string, importer: string): void {
    const { code } = (error ?? {}) as { code?: string };
    if (asynchronous.has(code ?? '') && !this.#unanswered.has(error as object))
      this.#unanswered.set(error as object, { request, importer });
  }

  /** Forgets what a file gave. */
  forget(file: string): void {
    for (const [key, one] of this.#imported) if (one.file === file) this.#imported.delete(key);
  }
}

function keyOf(request: string, importer: string): string {
  return `${dirname(importer)}\0${request}`;
}
