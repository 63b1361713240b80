import { describe, expect, it } from 'vitest';
import { PageChannels, type PageMessage } from '../../../src/browser/kernel/pageChannels';

const asked: PageMessage = {
  channel: 'shell',
  header: { msg_id: '1', msg_type: 'execute_request', session: 'page' },
  parent_header: {},
  metadata: {},
  content: { code: '1' },
  buffers: [new Uint8Array([1, 2, 3]).subarray(1)],
};

describe('the channels of a page', () => {
  it('hand a request over with its bytes', async () => {
    const heard: unknown[] = [];
    const channels = new PageChannels(() => {});
    channels.take(asked);
    await channels.open((channel, request) => heard.push(channel, request.content, request.buffers));
    channels.take(asked);
    expect(heard).toEqual(['shell', { code: '1' }, [new Uint8Array([2, 3])]]);
  });

  it('answer in the session of who asked', () => {
    const sent: PageMessage[] = [];
    const channels = new PageChannels((message) => sent.push(message));
    channels.publish('status', { execution_state: 'busy' }, asked.header);
    channels.reply('shell', 'execute_reply', { status: 'ok' }, { ...asked, identities: [], buffers: [] });
    expect(sent.map(({ channel, header }) => [channel, header.msg_type, header.session])).toEqual([
      ['iopub', 'status', 'page'],
      ['shell', 'execute_reply', 'page'],
    ]);
    expect(new Set(sent.map(({ header }) => header.msg_id)).size).toBe(2);
  });

  it('send only the bytes of a part of a memory', () => {
    const sent: PageMessage[] = [];
    const channels = new PageChannels((message) => sent.push(message));
    channels.publish('comm_msg', {}, {}, { buffers: [new Uint8Array([1, 2, 3]).subarray(1, 2)] });
    expect((sent[0].buffers![0] as Uint8Array).buffer.byteLength).toBe(1);
  });
});
