import type { Content, Request } from './wireMessage';

const kinds = new Set(['comm_open', 'comm_msg', 'comm_close', 'comm_info_request']);

/** Whether a request belongs to comms. */
export function isComm({ header }: Pick<Request, 'header'>): boolean {
  return kinds.has(header.msg_type);
}

/** The comms that are open, by what is said about them on either side. */
export class CommTable {
  readonly #targets = new Map<string, string>();

  /** Takes note of a message of any kind. */
  note(kind: string, { comm_id, target_name }: Content): void {
    if (typeof comm_id !== 'string') return;
    if (kind === 'comm_open' && typeof target_name === 'string') this.#targets.set(comm_id, target_name);
    else if (kind === 'comm_close') this.#targets.delete(comm_id);
  }

  /** Whether a request need not wait for the cells before it: one to a comm that a cell has yet to open does. */
  isUrgent(request: Pick<Request, 'header' | 'content'>): boolean {
    const { msg_type } = request.header;
    if (msg_type !== 'comm_msg' && msg_type !== 'comm_close') return isComm(request);
    return this.#targets.has(String(request.content.comm_id));
  }

  /** As `comm_info_reply` has them. @param target only those of this target. */
  info(target: unknown): Record<string, { target_name: string }> {
    const wanted = [...this.#targets].filter(([, name]) => typeof target !== 'string' || name === target);
    return Object.fromEntries(wanted.map(([id, target_name]) => [id, { target_name }]));
  }

  /** Forgets all. @returns the ids of those that were open. */
  clear(): string[] {
    const ids = [...this.#targets.keys()];
    this.#targets.clear();
    return ids;
  }
}
