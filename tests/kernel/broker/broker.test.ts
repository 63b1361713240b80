import { expect, test } from 'vitest';
import { Broker } from '../../../src/kernel/broker/broker';
import type { CellEvents, Cells } from '../../../src/kernel/broker/cells';
import type { Channel, FrontEnds } from '../../../src/kernel/broker/frontEnds';
import type { Content, Request } from '../../../src/kernel/broker/wireMessage';
import type { CellReply, ToChild } from '../../../src/kernel/protocol';

/** A front end that answers in the very moment in which it hears. */
class QuickFrontEnd implements FrontEnds {
  readonly replies: [id: string, status: unknown][] = [];
  #receive!: (channel: Channel, request: Request) => void;
  /** @param heard called with each message, which it may answer. */
  constructor(readonly heard: (kind: string, content: Content, front: QuickFrontEnd) => void = () => {}) {}

  async open(receive: (channel: Channel, request: Request) => void): Promise<void> {
    this.#receive = receive;
  }
  send(id: string, code: string): void {
    const header = { msg_id: id, msg_type: 'execute_request', session: 'test' };
    this.#receive('shell', { identities: [], header, metadata: {}, content: { code }, buffers: [] });
  }
  publish(kind: string, content: Content): void {
    this.heard(kind, content, this);
  }
  reply(_channel: Channel, kind: string, content: Content, request: Request): void {
    this.replies.push([request.header.msg_id, content.status]);
    this.heard(kind, content, this);
  }
  async drained(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
  }
  async close(): Promise<void> {}
}

/** Cells that fail where their code is `fail`. */
class Failing implements Cells {
  constructor(readonly events: CellEvents) {
    setImmediate(() => events.message({ type: 'ready' }));
  }
  send(message: ToChild): void {
    if (message.type !== 'execute') return;
    const { id, code } = message;
    const reply: CellReply =
      code === 'fail'
        ? { status: 'error', ename: 'Error', evalue: 'x', traceback: [] }
        : { status: 'ok', expressions: {} };
    setImmediate(() => this.events.message({ type: 'done', id, reply }));
  }
  interrupt(): void {}
  kill(): void {}
}

async function brokerOf(frontEnds: QuickFrontEnd): Promise<void> {
  const startCells = (events: CellEvents): Cells => new Failing(events);
  await new Broker({ frontEnds, startCells, info: () => ({}), exit() {}, giveUp() {} }).start();
}

async function replied(front: QuickFrontEnd, count: number): Promise<QuickFrontEnd['replies']> {
  while (front.replies.length < count) await new Promise((resolve) => setTimeout(resolve, 1));
  return front.replies;
}

const failed = (kind: string, { status }: Content): boolean => kind === 'execute_reply' && status === 'error';
const idle = (kind: string, content: Content): boolean =>
  kind === 'status' && content.execution_state === 'idle';

test.for([
  ['its reply', failed],
  ['that it is idle', idle],
] as const)('a cell that is sent as soon as a front end hears of a failure by %s runs', async ([, hears]) => {
  let isSent = false;
  const front = new QuickFrontEnd((kind, content, self) => {
    if (isSent || !hears(kind, content)) return;
    isSent = true;
    self.send('next', '1');
  });
  await brokerOf(front);
  front.send('first', 'fail');
  expect(await replied(front, 2)).toEqual([
    ['first', 'error'],
    ['next', 'ok'],
  ]);
});

test('cells that were sent before a failure was heard of are answered behind it, and do not run', async () => {
  const front = new QuickFrontEnd();
  await brokerOf(front);
  front.send('first', 'fail');
  front.send('second', '1');
  front.send('third', '1');
  expect(await replied(front, 3)).toEqual([
    ['first', 'error'],
    ['second', 'aborted'],
    ['third', 'aborted'],
  ]);
});
