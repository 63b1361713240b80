import { joinBuffers } from './wireBuffers';

/** What a front end says to a widget. */
export type WidgetMessage =
  | { readonly method: 'update'; readonly state: Record<string, unknown> }
  | { readonly method: 'custom'; readonly content: unknown; readonly buffers: readonly Uint8Array[] }
  | { readonly method: 'request_state' };

/** Reads a message's data and buffers, or says what is wrong with its shape. */
export function readWidgetMessage(
  data: unknown,
  buffers: readonly Uint8Array[],
): WidgetMessage | { readonly wrong: string } {
  const { method, state, content, buffer_paths } = (data ?? {}) as Record<string, unknown>;
  if (method === 'request_state') return { method };
  if (method === 'custom') return { method, content, buffers };
  if (method !== 'update')
    return { wrong: `expected method 'update', 'custom' or 'request_state', found ${shown(method)}` };
  if (typeof state !== 'object' || state === null || Array.isArray(state))
    return { wrong: `expected a state, an object from names to values, found ${shown(state)}` };
  const whole = structuredClone(state) as Record<string, unknown>;
  try {
    joinBuffers(whole, buffer_paths ?? [], buffers);
  } catch (error) {
    return { wrong: `buffer_paths: ${(error as Error).message}` };
  }
  return { method, state: whole };
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 80);
}
