import { finished } from 'node:stream/promises';
import { type Entry, openPromise } from 'yauzl';
import { InputError } from '../../inputError';
import type { ArrayFile } from './arrayFile';
import { checkedStream } from './checkedStream';
import { denseArray } from './denseArray';
import { named } from './named';
import { npyPlace } from './npyArrays';
import { withFile } from './openFile';
import type { StoredArray } from './storedArray';
import { temporaryCopy } from './temporaryCopy';

const STORED = 0;

/**
 * A .npz file, a ZIP of .npy files, as `numpy.savez` and `savez_compressed` write it. What is compressed is unpacked into
 * a temporary file when it is opened, so that it can be read in slices too; the checksum of each array is looked at once.
 * @throws InputError naming the file and what is wrong with it; the signal's reason.
 */
export async function npzArrays(path: string, signal?: AbortSignal): Promise<ArrayFile> {
  const entries = await entriesOf(path);
  if (entries.some(({ fileName }) => /(^|\/)data\.pkl$/.test(fileName))) {
    throw new InputError(
      `${path}: a PyTorch file, which is pickled and never run: save it with safetensors.torch.save_file`,
    );
  }
  if (entries.some(({ fileName }) => fileName === 'model.weights.h5')) {
    throw new InputError(
      `${path}: a Keras archive: save the weights with numpy.savez(FILE, *model.get_weights()) or safetensors`,
    );
  }
  const arrays = entries.filter(({ fileName }) => fileName.endsWith('.npy'));
  return named(
    path,
    arrays.map((entry) => {
      const name = entry.fileName.slice(0, -'.npy'.length);
      return { name, words: name, open: () => opened(path, entry, name, signal) };
    }),
  );
}

async function opened(path: string, entry: Entry, name: string, signal?: AbortSignal): Promise<StoredArray> {
  const shown = `${path}#${name}`;
  try {
    if (entry.isEncrypted()) throw new InputError(`${shown}: encrypted`);
    const zip = await openPromise(path, { lazyEntries: true });
    try {
      const bytes = checkedStream(await zip.openReadStreamPromise(entry), entry.crc32, shown);
      if (entry.compressionMethod !== STORED) {
        const size = entry.uncompressedSize;
        const copy = await temporaryCopy(bytes, { size, shown, signal });
        return denseArray(
          withFile(copy, (file) => npyPlace(file, { name, at: 0, size }, shown)),
          shown,
        );
      }
      await finished(bytes.resume(), { signal });
      const { fileDataStart: at } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
      const size = entry.compressedSize;
      return denseArray(
        withFile(path, (file) => npyPlace(file, { name, at, size }, shown)),
        shown,
      );
    } finally {
      zip.close();
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw explained(shown, error);
  }
}

async function entriesOf(path: string): Promise<Entry[]> {
  try {
    const zip = await openPromise(path, { lazyEntries: true });
    const entries: Entry[] = [];
    await new Promise<void>((resolve, reject) => {
      zip.on('entry', (entry: Entry) => {
        entries.push(entry);
        zip.readEntry();
      });
      zip.on('end', resolve);
      zip.on('error', reject);
      zip.readEntry();
    });
    return entries;
  } catch (error) {
    throw explained(path, error);
  }
}

function explained(shown: string, error: unknown): unknown {
  if (error instanceof InputError) return error;
  return new InputError(`${shown}: not a whole .npz file: ${(error as Error).message}`);
}
