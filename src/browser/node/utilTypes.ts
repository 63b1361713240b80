import { innerKind, isProxy } from './kinds';

export { isProxy };

const isOf =
  (...kinds: string[]) =>
  (value: unknown): boolean =>
    typeof value === 'object' && value !== null && kinds.includes(innerKind(value));

export const isPromise = isOf('Promise');
export const isMap = isOf('Map');
export const isSet = isOf('Set');
export const isDate = isOf('Date');
export const isRegExp = isOf('RegExp');
export const isAnyArrayBuffer = isOf('ArrayBuffer', 'SharedArrayBuffer');
export const isArrayBuffer = isOf('ArrayBuffer');
export const isSharedArrayBuffer = isOf('SharedArrayBuffer');
export const isNativeError = (value: unknown): boolean => value instanceof Error;
export const isTypedArray = (value: unknown): boolean =>
  ArrayBuffer.isView(value) && !(value instanceof DataView);
export const isUint8Array = (value: unknown): boolean => value instanceof Uint8Array;
