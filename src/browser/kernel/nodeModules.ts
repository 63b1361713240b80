import * as path from 'node:path';
import { absentModule } from '../node/absent';
import * as asyncHooks from '../node/asyncHooks';
import { Buffer } from '../node/buffer';
import { absentNames } from '../node/builtins';
import * as crypto from '../node/crypto';
import * as events from '../node/events';
import * as fs from '../node/fs/fs';
import * as module from '../node/module';
import * as os from '../node/os';
import { workerProcess } from '../node/process';
import * as stream from '../node/stream';
import * as timers from '../node/timers';
import * as url from '../node/url';
import * as util from '../node/util';
import * as types from '../node/utilTypes';
import * as vm from '../node/vm';

const later = (ms?: number, value?: unknown): Promise<unknown> =>
  new Promise((resolve) => timers.setTimeout(() => resolve(value), ms));

/** What stands in for Node's modules in a worker, by their names without `node:`. */
export const nodeModules: ReadonlyMap<string, object> = new Map<string, object>([
  ['async_hooks', asyncHooks],
  ['buffer', { Buffer }],
  ['crypto', crypto],
  ['events', Object.assign(events.EventEmitter, events)],
  ['fs', fs],
  ['fs/promises', fs.promises],
  ['module', module],
  ['os', os],
  ['path', path],
  ['perf_hooks', { performance }],
  ['process', workerProcess],
  ['stream', stream],
  ['timers', timers],
  ['timers/promises', { setTimeout: later, setImmediate: () => later() }],
  ['url', url],
  ['util', util],
  ['util/types', types],
  ['vm', vm],
  ...absentNames.map((name): [string, object] => [name, absentModule(name)]),
]);
