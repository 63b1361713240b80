import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { inlineMap } from '../language/debugging/inlineMap';
import { modified } from '../language/ownSources';
import type { Projects } from '../language/projects';
import { mapScript } from '../language/stackFrames';
import { type CompiledModule, compileModule } from './compileModule';
import { guardCycle } from './guardCycle';
import { createMeta } from './importMeta';
import type { Target } from './moduleResolver';

/** What the graph asks of the loader around it. */
export interface GraphHost {
  resolve(name: string, importer: string): Target;
  readonly projects: Projects;
  isEsModule(file: string): boolean;
  /** `import()` in a file. */
  import(name: string, importer: string, options?: object): Promise<object>;
  /** What an import gives that is no ES module of the graph. */
  load(target: Target, importer: string): Promise<object>;
  /** `import.meta.resolve()` in a file. */
  urlOf(name: string, importer: string): string;
}

/** An ES module of the project: compiled, and run once all that it imports has run. */
interface ModuleRecord {
  readonly file: string;
  readonly stamp: number;
  readonly text: string;
  readonly compiled: CompiledModule;
  readonly exports: object;
  readonly edges: { readonly name: string; readonly target: Target; readonly record?: ModuleRecord }[];
  /** What it imports that is no record, by the name it imports it by. */
  readonly others: Map<string, object>;
  state: 'new' | 'running' | 'done';
  running?: Promise<void>;
}

/**
 * The ES modules of the project, TypeScript or JavaScript. They are run here rather than by Node, which knows no
 * TypeScript, follows no project's paths, and never loads a module twice.
 */
export class ModuleGraph {
  readonly #host: GraphHost;
  readonly #records = new Map<string, ModuleRecord>();

  constructor(host: GraphHost) {
    this.#host = host;
  }

  /** The namespace of a file, run if it has not been. @throws what it throws; it is run again when imported again. */
  async import(file: string): Promise<object> {
    const order: ModuleRecord[] = [];
    try {
      const record = this.#collect(file, order);
      for (const one of order) await (one.running ??= this.#run(one));
      return record.exports;
    } catch (error) {
      for (const one of order) if (one.state !== 'done') this.#forget(one);
      throw error;
    }
  }

  /** Files of modules that changed since they were read. */
  changed(): string[] {
    return [...this.#records.values()]
      .filter(({ file, stamp }) => modified(file) !== stamp)
      .map(({ file }) => file);
  }

  /** Files of modules that import one of some files. */
  dependents(files: ReadonlySet<string>): string[] {
    return [...this.#records.values()]
      .filter(({ edges }) => edges.some(({ target }) => 'file' in target && files.has(target.file)))
      .map(({ file }) => file);
  }

  forget(file: string): void {
    this.#records.delete(file);
  }

  #forget(record: ModuleRecord): void {
    if (this.#records.get(record.file) === record) this.#records.delete(record.file);
  }

  /** Reads a module and, before it, all that it imports; those come first in `order`. */
  #collect(file: string, order: ModuleRecord[], seen = new Set<string>()): ModuleRecord {
    const record = this.#records.get(file) ?? this.#read(file);
    if (seen.has(file)) return record;
    seen.add(file);
    try {
      if (record.state === 'new' && record.edges.length === 0) {
        for (const name of new Set(record.compiled.imports)) {
          const target = this.#host.resolve(name, file);
          const isRecord = 'file' in target && this.#host.isEsModule(target.file);
          record.edges.push({
            name,
            target,
            record: isRecord ? (this.#records.get(target.file) ?? this.#read(target.file)) : undefined,
          });
        }
      }
      for (const { record: next } of record.edges) if (next) this.#collect(next.file, order, seen);
    } catch (error) {
      this.#forget(record);
      throw error;
    }
    order.push(record);
    return record;
  }

  #read(file: string): ModuleRecord {
    const stamp = modified(file);
    const text = readFileSync(file, 'utf8');
    const compiled = compileModule(file, text, true, this.#host.projects.of(dirname(file)));
    const exports = Object.create(null) as object;
    Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
    const record: ModuleRecord = {
      ...{ file, stamp, text, compiled, exports },
      ...{ edges: [], others: new Map(), state: 'new' },
    };
    this.#records.set(file, record);
    return record;
  }

  async #run(record: ModuleRecord): Promise<void> {
    const { file, text, compiled, edges, others, exports } = record;
    record.state = 'running';
    for (const { name, target, record: inner } of edges)
      if (!inner) others.set(name, await this.#host.load(target, file));
    const { code, map, isAsync } = compiled;
    mapScript(file, { name: file, source: text, map });
    const header = `(${isAsync ? 'async ' : ''}function (exports, __need, __import, __meta) {`;
    const body = new Script(`${header}${code}\n})${inlineMap(map, pathToFileURL(file).href)}`, {
      filename: file,
    }).runInThisContext();
    const need = (name: string): object => others.get(name) ?? this.#exportsOf(record, name);
    const load = (name: string, options?: object) => this.#host.import(name, file, options);
    const meta = createMeta(file, (name) => this.#host.urlOf(name, file));
    await body.call(undefined, exports, need, load, meta);
    record.state = 'done';
  }

  #exportsOf(importer: ModuleRecord, name: string): object {
    const record = importer.edges.find((one) => one.name === name)!.record!;
    if (record.state === 'done') return record.exports;
    const cycle = [importer, ...way(record, importer)].map(({ file }) => basename(file)).join(' -> ');
    return guardCycle(record.exports, () => record.state === 'done', basename(record.file), cycle);
  }
}

/** The modules from one to another, each imported by the one before. */
function way(from: ModuleRecord, to: ModuleRecord, seen = new Set<ModuleRecord>()): ModuleRecord[] {
  if (from === to) return [from];
  seen.add(from);
  for (const { record } of from.edges) {
    if (!record || seen.has(record)) continue;
    const rest = way(record, to, seen);
    if (rest.length > 0) return [from, ...rest];
  }
  return [];
}
