import type { Texts } from './site';

/**
 * The first script of a worker that runs cells: fetches the compiler and the declarations, which travel packed, and then loads
 * the rest. Whatever fails here the page hears of as the worker's error.
 */
async function start(): Promise<void> {
  const base = location.href;
  const response = await fetch(new URL('texts.bin', base));
  if (!response.ok) throw new Error(`texts.bin: the server answered ${response.status}`);
  const unpacked = response.body!.pipeThrough(new DecompressionStream('gzip'));
  const texts = JSON.parse(await new Response(unpacked).text()) as Texts;
  Object.assign(globalThis, { [Symbol.for('activation-supervision.texts')]: texts });
  (globalThis as unknown as { importScripts(url: string): void }).importScripts(
    new URL('cells.js', base).href,
  );
}

start().catch((error) => {
  setTimeout(() => {
    throw error;
  });
});
