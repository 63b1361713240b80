// With the slash it is the npm package, not Node's own module.
import { Buffer } from 'buffer/';

const isBase64Url = (encoding: unknown): boolean => /^base64url$/i.test(String(encoding));

const { from, isEncoding } = Buffer;
const { toString: plainText } = Buffer.prototype;

// What the package lacks of Node's: base64 as it stands in URLs, which it reads by the name of base64 alone.
Object.assign(Buffer, {
  from: (value: never, second?: never, third?: never) =>
    from(value, isBase64Url(second) ? ('base64' as never) : second, third),
  isEncoding: (name: string) => isBase64Url(name) || isEncoding(name),
});
Object.assign(Buffer.prototype, {
  toString(this: Buffer, encoding?: string, start?: number, end?: number): string {
    if (!isBase64Url(encoding)) return plainText.call(this, encoding, start, end);
    return plainText
      .call(this, 'base64', start, end)
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replace(/=+$/, '');
  },
});

export { Buffer };
