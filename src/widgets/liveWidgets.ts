import { type Comm, commsHere } from '../kernel/comms';
import { splitBuffers } from './wireBuffers';

/** A widget that front ends know, as much as is needed to tell one of its state. */
export interface LiveWidget {
  readonly id: string;
  /** All attributes, with bytes in their places. */
  wireState(): Record<string, unknown>;
}

const key = Symbol.for('activation-supervision.widgets');

/** The widgets of this process by id, whichever copy of this module made them. */
export function liveWidgets(): Map<string, LiveWidget> {
  const holder = globalThis as { [key]?: Map<string, LiveWidget> };
  if (!holder[key]) Object.defineProperty(globalThis, key, { value: new Map(), configurable: true });
  return holder[key]!;
}

/** Whether a value is a widget, whichever copy of this module made it. */
export function isWidget(value: unknown): value is LiveWidget {
  return typeof (value as LiveWidget | null | undefined)?.wireState === 'function';
}

/** Answers front ends that were loaded again, and ask for the state of all widgets. */
export function answerControl(): void {
  commsHere()?.registerTarget('jupyter.widget.control', (comm) => {
    comm.onMessage(({ data }) => {
      if ((data as { method?: unknown } | null)?.method === 'request_states') sendStates(comm);
      else console.error("jupyter.widget.control: expected method 'request_states'");
    });
  });
}

function sendStates(comm: Comm): void {
  const all = [...liveWidgets().values()].map((widget) => {
    const state = widget.wireState();
    const { _model_name: model_name, _model_module: model_module, _model_module_version } = state;
    return [widget.id, { model_name, model_module, model_module_version: _model_module_version, state }];
  });
  const { state: states, paths, buffers } = splitBuffers(Object.fromEntries(all));
  comm.send({ method: 'update_states', states, buffer_paths: paths }, { buffers });
}
