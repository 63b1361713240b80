import type { Socket } from 'node:net';
import { InputError } from '../../inputError';

/** The next bytes that come. @throws InputError when the server goes away before. */
export function socketAnswer(socket: Socket, bytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const found = Buffer.alloc(bytes);
    let filled = 0;
    const gone = (error?: Error) => {
      stop();
      const why = error ? ` (${error.message})` : '';
      reject(new InputError(`the ensemble server went away${why}; start it, and the same command goes on`));
    };
    const take = (part: Buffer) => {
      filled += part.copy(found, filled);
      if (filled < bytes) return;
      stop();
      resolve(found);
    };
    const stop = () => socket.off('data', take).off('close', gone).off('error', gone);
    socket.on('data', take).once('close', gone).once('error', gone);
    if (socket.destroyed) gone();
  });
}
