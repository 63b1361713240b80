import { importNative } from '../../kernel/modules/importNative';

/** An ES module of an installed package: the compiler would turn a plain `import()` into `require`, which not every Node lets load one. */
export async function importModule<T extends object>(name: string): Promise<T> {
  return (await importNative(name, __filename)) as T;
}
