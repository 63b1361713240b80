import { type Readable, Transform } from 'node:stream';
import { crc32 } from 'node:zlib';
import { InputError } from '../../inputError';

/**
 * The same bytes, told apart from others at the end by their CRC-32, as a ZIP has it for each of its files.
 * @param shown names the file in an error. The stream fails with an InputError where the sums differ.
 */
export function checkedStream(bytes: Readable, expected: number, shown: string): Readable {
  let sum = 0;
  const check = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sum = crc32(chunk, sum);
      done(null, chunk);
    },
    flush(done) {
      const found = sum >>> 0;
      if (found === expected >>> 0) return done();
      const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, '0');
      done(new InputError(`${shown}: damaged: expected checksum ${hex(expected)}, found ${hex(found)}`));
    },
  });
  bytes.on('error', (error) => check.destroy(error));
  return bytes.pipe(check);
}
