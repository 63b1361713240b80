import { CellHost } from '../../kernel/cells/cellHost';
import { createTslabModule } from '../../kernel/cells/tslabModule';
import { type InterruptFlags, none } from '../../kernel/interruptFlags';
import { Converter } from '../../kernel/language/converter';
import { tslabName } from '../../kernel/language/tslabTypes';
import type { FromChild, ToChild } from '../../kernel/protocol';
import { displaysName, modules, site } from './openSite';
import { createStopCheck, type StopSign } from './stopSign';

/** A message of the page; with one that runs something, the sign that would stop it. */
type FromPage = ToChild & { readonly stopSign?: StopSign };

/** The worker that checks and runs the cells; a page tells it what to do. */
const flag = (value: number): Int32Array => new Int32Array(1).fill(value);
const flags: InterruptFlags = { heard: flag(0), ended: flag(none), running: flag(none), stop: flag(none) };
const send = (message: FromChild): void => postMessage(message);
const idleTime = 300;
let isPrepared = false;

const { isStopped, watch } = createStopCheck();
const converter = new Converter(site.folder);
const host = new CellHost({
  send,
  flags,
  converter,
  createModules: (display) => {
    modules.add(tslabName, createTslabModule(display));
    return modules;
  },
  rest: prepareWhenIdle,
  look: () => {
    if (flags.stop[0] === none && flags.running[0] !== none && isStopped()) flags.stop[0] = flags.running[0];
  },
});

addEventListener('message', ({ data }: MessageEvent<FromPage>) => {
  if (data.stopSign) watch(data.stopSign);
  host.handle(data);
});
warmUp();

/** Compiles one cell so that the first real one finds a warm compiler. */
function warmUp(): void {
  converter.convert('const warm = 1; warm;');
  if (displaysName in site.packages) modules.require(displaysName);
  send({ type: 'ready' });
  prepareWhenIdle();
}

/** Node's declarations take a moment that no cell should wait for. */
function prepareWhenIdle(): void {
  if (isPrepared) return;
  setTimeout(() => {
    if (isPrepared) return;
    isPrepared = true;
    converter.complete();
  }, idleTime);
}
