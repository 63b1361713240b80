/** An attribute's name in TypeScript, of its name in messages: `readoutFormat` of `readout_format`. */
export function ownName(wire: string): string {
  return wire.startsWith('_') ? wire : wire.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** An attribute's name in messages, of its name in TypeScript. */
export function wireName(own: string): string {
  return own.startsWith('_') ? own : own.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
