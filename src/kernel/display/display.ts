import { inspect } from 'node:util';
import { errorContent } from '../language/errorContent';
import type { MimeBundle } from '../protocol';
import { pluginBundle } from './displayPlugins';
import { arqueroBundle, danfoBundle, isArqueroTable, isDanfo } from './displayTable';
import { isTensor, tensorBundle } from './displayTensor';
import { isVegaLite, vegaLiteBundle } from './displayVega';
import { inspectDepth, shownEntries } from './inspectDepth';
import { limitBundle, limitText } from './limitBundle';

/** Key of a method, or a property, that gives an object's MIME bundle. */
export const jupyterDisplay: unique symbol = Symbol.for('Jupyter.display');

/**
 * How a value is shown: rich for those that are known to have a shape, as Node prints it for the others.
 * A promise only where drawing takes one.
 */
export function mimeBundle(value: unknown): MimeBundle | Promise<MimeBundle> {
  const failed = (error: unknown): MimeBundle => ({
    'text/plain': `${plainText(value)}\n(could not be shown better: ${errorContent(error).evalue})`,
  });
  try {
    const bundle = richBundle(value) ?? { 'text/plain': plainText(value) };
    if (!isPromise(bundle)) return limitBundle(bundle);
    return Promise.resolve(bundle).then(limitBundle).catch(failed);
  } catch (error) {
    return failed(error);
  }
}

function isPromise(value: MimeBundle | PromiseLike<MimeBundle>): value is PromiseLike<MimeBundle> {
  return typeof value.then === 'function';
}

function richBundle(value: unknown): MimeBundle | Promise<MimeBundle> | undefined {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined;
  // There the plug-ins stand.
  if (value === globalThis) return undefined;
  const own = (value as { [jupyterDisplay]?: unknown })[jupyterDisplay];
  if (typeof own === 'function') return own.call(value) as MimeBundle | Promise<MimeBundle>;
  if (typeof own === 'object' && own !== null) return own as MimeBundle;
  const plugged = pluginBundle(value);
  if (plugged) return plugged;
  if (isTensor(value)) return tensorBundle(value);
  if (isArqueroTable(value)) return arqueroBundle(value);
  if (isDanfo(value)) return danfoBundle(value);
  if (isVegaLite(value)) return vegaLiteBundle(value);
  return undefined;
}

function plainText(value: unknown): string {
  try {
    const depth = inspectDepth(value, 3);
    return limitText(inspect(value, { depth, maxArrayLength: shownEntries, maxStringLength: 10_000 }));
  } catch (error) {
    return `a value that cannot be printed (${errorContent(error).evalue})`;
  }
}
