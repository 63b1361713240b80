import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCheckpoint } from '../../src/checkpoints/readCheckpoint';
import { InputError } from '../../src/inputError';
import { temporaryFolder } from '../data/temporaryFolder';
import { fixture } from './fixtures';

describe('readCheckpoint', () => {
  it('takes the same from a .npz as from a safetensors file, scalars such as a count of steps among it', async () => {
    const [one, other] = await Promise.all(
      ['.safetensors', '.npz'].map((ending) =>
        readCheckpoint(fixture('flax-with-optax').replace('.safetensors', ending)),
      ),
    );
    expect(other).toEqual(one);
    expect(other.adam?.step).toBe(300);
  });

  it('refuses files of other kinds, and those that are missing, by name', async () => {
    const other = join(temporaryFolder(), 'weights.bin');
    writeFileSync(other, 'PAR1 and so on');
    await expect(readCheckpoint(other)).rejects.toThrow(
      /weights\.bin: expected a safetensors or \.npz file of tensors, found one of the kind \.parquet/,
    );
    writeFileSync(other, '\x80\x04 a pickle', 'latin1');
    await expect(readCheckpoint(other)).rejects.toThrow('a pickle, which is never run');
    writeFileSync(other, '\x89HDF and so on', 'latin1');
    await expect(readCheckpoint(other)).rejects.toThrow('HDF5');
    await expect(readCheckpoint(`${other}.gone`)).rejects.toThrow(InputError);
  });
});
