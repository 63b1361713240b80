import type { Command } from 'commander';
import { ENGINE_VARIABLE, engineChoice } from '../engine/engineChoice';
import { integer, oneOf } from './options';

/**
 * `--threads` and `--engine` for a command that trains; neither changes a byte of what comes out. Before it begins, one
 * line on standard error says why the engine is not the native one, where that was not asked for.
 * @param others engines that are not builds of ours.
 */
export function engineOptions(command: Command, ...others: readonly 'tfjs'[]): Command {
  const names = ['auto', 'native', 'wasm', ...others];
  return command
    .option('--threads <n>', 'worker threads; does not change the bytes', integer(1, 64), 2)
    .option(
      `--engine <${names.join('|')}>`,
      'native or WebAssembly code, the same bytes; auto: native where it runs' +
        (others.length > 0 ? '; tfjs: the cross-check' : ''),
      oneOf(...names),
    )
    .hook('preAction', (_, action) => {
      const { engine } = action.opts<{ engine?: string }>();
      if (engine && others.includes(engine as 'tfjs')) return;
      if (engine) process.env[ENGINE_VARIABLE] = engine;
      const { reason } = engineChoice();
      if (reason)
        process.stderr.write(`engine: WebAssembly, because ${reason}; the same bytes, more slowly\n`);
    });
}
