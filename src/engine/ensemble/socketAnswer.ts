import type { Socket } from 'node:net';

/** The next bytes that come. @throws Error when the server goes away before. */
export function socketAnswer(socket: Socket, bytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const found = Buffer.alloc(bytes);
    let filled = 0;
    const gone = (error?: Error) => {
      stop();
      reject(new Error(`the ensemble server went away${error ? `: ${error.message}` : ''}`));
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
