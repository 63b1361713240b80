/** The header of the request that an output belongs to, passed through unread. */
export type Parent = Record<string, unknown>;

/** MIME type to representation; binary ones in base64. */
export type MimeBundle = Record<string, unknown>;

export interface ErrorContent {
  ename: string;
  evalue: string;
  traceback: string[];
}

/** A comm's message as a front end sent it. */
export interface CommRequest {
  kind: 'comm_open' | 'comm_msg' | 'comm_close';
  content: Record<string, unknown>;
  metadata: Record<string, unknown>;
  buffers: Uint8Array[];
  parent: Parent;
}

/** What the broker asks of the process that runs the cells. */
export type ToChild =
  | {
      type: 'execute';
      id: number;
      code: string;
      count: number;
      silent: boolean;
      parent: Parent;
      expressions: Record<string, string>;
    }
  | { type: 'interrupt'; id: number }
  | { type: 'inspect' | 'complete'; id: number; code: string; offset: number }
  | { type: 'isComplete'; id: number; code: string }
  | ({ type: 'comm'; id: number } & CommRequest);

/** Outcome of a cell. */
export type CellReply =
  | { status: 'ok'; expressions: Record<string, unknown> }
  | ({ status: 'error' } & ErrorContent);

/** What it answers; `publish` carries a message for all front ends, named as Jupyter names it. */
export type FromChild =
  | { type: 'ready' }
  | {
      type: 'publish';
      kind: string;
      parent: Parent;
      content: Record<string, unknown>;
      metadata?: Record<string, unknown>;
      buffers?: Uint8Array[];
    }
  | { type: 'done'; id: number; reply: CellReply }
  | { type: 'answer'; id: number; value: unknown }
  | { type: 'failed'; id: number; why: string };
