import { Session } from 'node:inspector';
import { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { debugChannel } from '../interruptFlags';

/** One message of the Chrome DevTools Protocol; `detach` is the relay's own: it ends the session. */
interface Command {
  id: number;
  method: string;
  params?: object;
}

/**
 * Passes Chrome DevTools Protocol between the broker and the cells' thread, which it reaches while that loops or is
 * stopped at a breakpoint. Nothing listens on a port, and without a command there is no session.
 */
export function relayDebugger(): void {
  const socket = new Socket({ fd: debugChannel, readable: true, writable: true });
  const tell = (message: object): void => void socket.write(`${JSON.stringify(message)}\n`);
  let session: Session | undefined;
  socket.on('error', () => {});
  createInterface({ input: socket }).on('line', (line) => {
    const { id, method, params } = JSON.parse(line) as Command;
    if (method === 'detach') {
      // What is stopped goes on.
      session?.disconnect();
      session = undefined;
      tell({ id, result: {} });
      return;
    }
    session ??= connect(tell);
    session.post(method, params, (error, result) =>
      tell(error ? { id, error: { message: error.message } } : { id, result }),
    );
  });
}

function connect(tell: (message: object) => void): Session {
  const session = new Session();
  session.connectToMainThread();
  session.on('inspectorNotification', ({ method, params }) => tell({ method, params }));
  return session;
}
