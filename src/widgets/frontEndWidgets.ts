import { commsHere } from '../kernel/comms';
import { modelSpecs } from './models/modelSpecs';
import { Widget } from './widget';
import { readWidgetMessage } from './widgetMessage';

/** Takes in widgets that a front end makes on its own, so that they are known like all others. */
export function adoptFrontEndWidgets(): void {
  commsHere()?.registerTarget('jupyter.widget', (comm, { data, buffers }) => {
    const message = readWidgetMessage({ ...(data as object), method: 'update' }, buffers as Uint8Array[]);
    if (!('state' in message)) {
      console.error(`jupyter.widget: ${'wrong' in message ? message.wrong : 'expected a state'}`);
      comm.close();
      return;
    }
    const { state } = message;
    const kind = String(state._model_name).replace(/Model$/, '') as keyof typeof modelSpecs;
    const known = Object.hasOwn(modelSpecs, kind) ? modelSpecs[kind].attributes : {};
    const place = (part: 'model' | 'view') => ({
      module: String(state[`_${part}_module`]),
      name: (state[`_${part}_name`] ?? null) as string | null,
      version: String(state[`_${part}_module_version`]),
    });
    const own = Object.entries(state).filter(([name]) => !/^_(model|view)_/.test(name));
    const spec = { model: place('model'), view: place('view'), attributes: known, isOpen: true };
    new Widget(spec, Object.fromEntries(own), comm);
  });
}
