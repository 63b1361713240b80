import { InputError } from '../../inputError';
import type { Dtype } from '../safetensors/tensor';
import { tensorPlaces } from '../safetensors/tensorPlaces';
import type { ArrayFile } from './arrayFile';
import { denseArray } from './denseArray';
import { named } from './named';
import type { NumberType } from './numberTypes';
import { withFile } from './openFile';
import { inWords } from './storedArray';

const TYPES: Readonly<Partial<Record<Dtype, NumberType>>> = {
  BOOL: 'bool',
  U8: 'uint8',
  I8: 'int8',
  I16: 'int16',
  U16: 'uint16',
  I32: 'int32',
  U32: 'uint32',
  I64: 'int64',
  U64: 'uint64',
  F16: 'float16',
  BF16: 'bfloat16',
  F32: 'float32',
  F64: 'float64',
};

/** A safetensors file, read in slices. @throws InputError naming the file and what is wrong with it. */
export function safetensorsArrays(path: string): ArrayFile {
  const { entries, start } = withFile(path, (file) => tensorPlaces(file.read, file.size, path));
  return named(
    path,
    entries.map(({ name, dtype, shape, begin }) => {
      const type = TYPES[dtype];
      return {
        name,
        words: inWords({ name, dtype: type ?? dtype, shape }),
        open: async () => {
          if (!type) throw new InputError(`${path}: expected '${name}' in 16 to 64 bits, found ${dtype}`);
          return denseArray({
            name,
            type,
            bigEndian: false,
            shape,
            fortran: false,
            path,
            offset: start + begin,
          });
        },
      };
    }),
  );
}
