import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { anyModel, button, dropdown, hbox, jslink, play, rangeSlider, slider, text } from '../../src/widgets';
import { answerControl, liveWidgets } from '../../src/widgets/liveWidgets';
import { type FakeComms, withFakeComms, withoutComms } from './fakeComms';

const update = (state: object) => ({ method: 'update', state, buffer_paths: [] });
const echo = (state: object) => ({ method: 'echo_update', state, buffer_paths: [] });
let comms: FakeComms;

beforeEach(() => {
  comms = withFakeComms();
  liveWidgets().clear();
});
afterEach(withoutComms);

describe('a widget and its views', () => {
  it('have the same value whoever sets it, whatever comes', async () => {
    const values = fc.integer({ min: -20, max: 120 });
    const steps = fc.array(fc.tuple(fc.boolean(), values), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const widget = slider({ min: 0, max: 100 });
        let view = 0;
        for (const [isView, value] of all) {
          if (isView) {
            view = value;
            comms.say(widget.id, { method: 'update', state: { value } });
          } else widget.value = value;
        }
        for (const data of await comms.messages(widget.id)) view = (data as Shown).state.value ?? view;
        expect(view).toBe(widget.value);
      }),
      { numRuns: 50 },
    );
  });

  it('echo what a view sets, and nothing more where it is kept', async () => {
    const widget = slider({ min: 0, max: 10 });
    comms.say(widget.id, { method: 'update', state: { value: 4 } });
    expect(await comms.messages(widget.id)).toEqual([echo({ value: 4 })]);
    expect(widget.value).toBe(4);
  });

  it('send a value that is the same as before to nobody', async () => {
    const widget = slider({ value: 4 });
    const heard = vi.fn();
    widget.on('change', heard);
    widget.value = 4;
    widget.set({ min: 0 });
    expect(await comms.messages(widget.id)).toEqual([]);
    expect(heard).not.toHaveBeenCalled();
  });

  it('open with all attributes and refer to layouts by their models', async () => {
    const widget = slider({ layout: { width: '9em' }, value: 2 });
    const [first, second] = comms.sent as unknown as Opened[];
    expect(first.data.state).toMatchObject({ _model_name: 'LayoutModel', width: '9em' });
    expect(second.data.state).toMatchObject({ value: 2, layout: `IPY_MODEL_${first.id}` });
    widget.layout.width = '3em';
    expect(await comms.messages(first.id)).toEqual([update({ width: '3em' })]);
  });

  it('make no layout and no style until somebody asks for one', async () => {
    const widget = slider();
    expect({ ...widget }).toHaveProperty('min', 0);
    expect(comms.sent).toHaveLength(1);
    widget.style.handleColor = 'red';
    const [, style] = comms.sent as unknown as Opened[];
    expect(style.data.state).toMatchObject({ _model_name: 'SliderStyleModel' });
    expect(await comms.messages(widget.id)).toEqual([update({ style: `IPY_MODEL_${style.id}` })]);
  });

  it('tell listeners of the value and the one before, and go on after one that throws', () => {
    const widget = slider({ value: 1 });
    const heard: unknown[] = [];
    widget.on('change', () => {
      throw new Error('mine');
    });
    const stop = widget.observe('value', (...both) => heard.push(both));
    expect(() => {
      widget.value = 2;
    }).toThrow('mine');
    stop();
    expect(() => {
      widget.value = 3;
    }).toThrow('mine');
    expect(heard).toEqual([[2, 1]]);
  });

  it('change nothing where one of several values is wrong', () => {
    const widget = slider({ value: 1, description: 'a' });
    expect(() => widget.set({ description: 'b', value: 'x' as never })).toThrow(
      'IntSlider.value: expected a whole number, found "x"',
    );
    expect(() => widget.set({ description: 'b', max: -1 })).toThrow('expected min up to max');
    expect(() => slider({ lowest: 1 } as never)).toThrow(
      "IntSlider: no attribute 'lowest'; it has behavior, ",
    );
    expect([widget.description, widget.value, widget.max]).toEqual(['a', 1, 100]);
  });

  it('end their iterations as they are closed, on either side', async () => {
    for (const close of [(id: string) => comms.closeFromFrontEnd(id), () => undefined]) {
      const widget = slider();
      const seen: number[] = [];
      const all = (async () => {
        for await (const value of widget) seen.push(value);
      })();
      widget.value = 1;
      widget.value = 2;
      close(widget.id);
      widget.close();
      await all;
      expect(seen).toEqual([1, 2]);
      expect(widget.isClosed).toBe(true);
      expect(liveWidgets().has(widget.id)).toBe(false);
    }
  });

  it('are all told to a front end that asks again', async () => {
    answerControl();
    const widget = slider({ value: 7 });
    const bytes = new Uint8Array([1, 2]);
    const any = anyModel({ esm: '', cells: [{ first: bytes }] });
    comms.openFromFrontEnd('jupyter.widget.control', 'control');
    comms.say('control', { method: 'request_states' });
    const [answer] = (await comms.messages('control')) as { states: Record<string, unknown> }[];
    expect(answer).toMatchObject({
      method: 'update_states',
      buffer_paths: [[any.id, 'state', 'cells', 0, 'first']],
    });
    expect(answer.states[widget.id]).toMatchObject({ model_name: 'IntSliderModel', state: { value: 7 } });
    expect(comms.sent.at(-1)!.buffers).toEqual([bytes]);
  });

  it('say in a line what has the wrong shape, and take the rest', () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    const widget = slider({ value: 1 });
    const state = { value: null, description: 'kept', nothing: 1 };
    comms.say(widget.id, { method: 'update', state });
    comms.say(widget.id, { method: 'update', state: [] });
    comms.say(widget.id, 'what');
    expect(said.mock.calls.flat()).toEqual([
      'IntSlider (widget message): state.value: expected a whole number, found null',
      'IntSlider (widget message): state.nothing: no attribute of this widget',
      'IntSlider (widget message): expected a state, an object from names to values, found []',
      "IntSlider (widget message): expected method 'update', 'custom' or 'request_state', found nothing",
    ]);
    expect([widget.value, widget.description]).toEqual([1, 'kept']);
    for (const one of [widget, anyModel({ esm: '' })])
      for (const name of ['__proto__', 'constructor', 'toString'])
        comms.say(one.id, JSON.parse(`{ "method": "update", "state": { "${name}": { "x": 1 } } }`));
    expect(said).toHaveBeenCalledTimes(10);
    expect(said).toHaveBeenLastCalledWith(
      'Any (widget message): state.toString: no attribute of this widget',
    );
    expect(({} as { x?: number }).x).toBeUndefined();
    said.mockRestore();
  });
});

describe('kinds of widgets', () => {
  it('a slider is of whole numbers or of numbers, as its bounds are, and stays within them', () => {
    expect(slider({ min: 0, max: 3 }).kind).toBe('IntSlider');
    expect(slider({ min: 0, max: 0.5 }).kind).toBe('FloatSlider');
    expect(slider({ min: 5, max: 9 }).value).toBe(5);
    expect(rangeSlider({ min: 0, max: 10, value: [12, 3] }).value).toEqual([3, 10]);
  });

  it('a choice has values of any kind, by labels', async () => {
    const fast = { rate: 2 };
    const choice = dropdown({ options: { slow: { rate: 1 }, fast }, value: fast });
    const heard: object[] = [];
    choice.on('change', (value) => heard.push(value));
    expect((comms.sent[0] as unknown as Opened).data.state).toMatchObject({
      _options_labels: ['slow', 'fast'],
      index: 1,
    });
    comms.say(choice.id, { method: 'update', state: { index: 0 } });
    expect(choice.value).toEqual({ rate: 1 });
    expect(heard).toEqual([{ rate: 1 }]);
    choice.options = { fast };
    expect([choice.value, choice.label]).toEqual([fast, 'fast']);
    expect(() => dropdown({ options: ['a'], value: 'b' as 'a' })).toThrow('one of the options (a), found b');
  });

  it('a button and a field say what their views say', () => {
    const clicked = vi.fn();
    const submitted = vi.fn();
    const [one, field] = [button('go'), text({ value: 'x' })];
    one.on('click', clicked);
    field.on('submit', submitted);
    comms.say(one.id, { method: 'custom', content: { event: 'click' } });
    comms.say(one.id, { method: 'custom', content: null });
    comms.say(field.id, { method: 'custom', content: { event: 'submit' } });
    expect(clicked).toHaveBeenCalledTimes(1);
    expect(submitted).toHaveBeenCalledWith('x', 'x');
  });

  it('a box refers to its children, and a link to its ends', () => {
    const [a, b] = [play(), slider()];
    hbox(a, b);
    jslink(a, [b, 'value']);
    const [box, link] = comms.sent.slice(-2) as unknown as Opened[];
    const references = [a, b].map(({ id }) => `IPY_MODEL_${id}`);
    expect(box.data.state.children).toEqual(references);
    expect(link.data.state.source).toEqual([references[0], 'value']);
    expect(() => hbox('a' as never)).toThrow('children: expected widgets, found a');
  });

  it('front-end code of one’s own shares bytes and messages', async () => {
    const any = anyModel({ esm: 'export default {}', data: new Uint8Array([1]), count_of: 1 });
    const heard = vi.fn();
    any.on('message', heard);
    comms.say(any.id, { method: 'update', state: { count_of: 2 }, buffer_paths: [['data']] }, [
      new Uint8Array([8]),
    ]);
    comms.say(any.id, { method: 'custom', content: 'hi' }, [new Uint8Array([9])]);
    expect([any.count_of, any.data]).toEqual([2, new Uint8Array([8])]);
    expect(heard).toHaveBeenCalledWith('hi', [new Uint8Array([9])]);
    expect(() => anyModel({ esm: '', close: 1 })).toThrow("another name for 'close'");
  });
});

interface Shown {
  readonly state: { readonly value?: number };
}
interface Opened {
  readonly id: string;
  readonly data: { readonly state: Record<string, unknown> };
}
