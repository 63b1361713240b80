import { describe, expect, it } from 'vitest';
import { CommTable } from '../../../src/kernel/broker/commTable';

const request = (msg_type: string, comm_id?: string) => ({
  header: { msg_id: '1', msg_type, session: '' },
  content: { comm_id },
});

describe('the table of comms', () => {
  it('knows those that are open, whichever side said so, by target', () => {
    const table = new CommTable();
    table.note('comm_open', { comm_id: 'a', target_name: 'x' });
    table.note('comm_open', { comm_id: 'b', target_name: 'y' });
    table.note('comm_open', { comm_id: 5, target_name: 'y' });
    table.note('stream', { comm_id: 'c', target_name: 'x' });
    expect(table.info(undefined)).toEqual({ a: { target_name: 'x' }, b: { target_name: 'y' } });
    expect(table.info('y')).toEqual({ b: { target_name: 'y' } });
    table.note('comm_close', { comm_id: 'a' });
    expect(table.clear()).toEqual(['b']);
    expect(table.info(undefined)).toEqual({});
  });

  it('lets what belongs to open comms go before cells, and nothing else', () => {
    const table = new CommTable();
    table.note('comm_open', { comm_id: 'a', target_name: 'x' });
    const urgent = ['comm_open', 'comm_info_request'].map((kind) => table.isUrgent(request(kind)));
    expect(urgent).toEqual([true, true]);
    expect(table.isUrgent(request('comm_msg', 'a'))).toBe(true);
    expect(table.isUrgent(request('comm_msg', 'b'))).toBe(false);
    expect(table.isUrgent(request('comm_close', 'b'))).toBe(false);
    expect(table.isUrgent(request('execute_request'))).toBe(false);
  });
});
