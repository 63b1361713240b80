import { describe, expect, it } from 'vitest';
import { HIDDEN, jupyterOptions } from '../../../src/commands/lab/jupyterOptions';

const globs = HIDDEN.map((glob) => `--ContentsManager.hide_globs=${glob}`);

describe('jupyterOptions', () => {
  it('keeps what the user gave, first, and hides the texts of pairs', () => {
    expect(jupyterOptions(['--no-browser'], false)).toEqual({ options: ['--no-browser', ...globs] });
  });

  it('lets root in, and says so in one line', () => {
    const { options, hint } = jupyterOptions([], true);
    expect(options).toEqual([...globs, '--allow-root']);
    expect(hint).toMatch(/^you are root: JupyterLab is started with --allow-root.*[^\n]$/);
  });

  it.each(['--allow-root', '--ServerApp.allow_root=True'])('says nothing to root who gave %s', (option) => {
    expect(jupyterOptions([option], true)).toEqual({ options: [option, ...globs] });
  });

  it('leaves a list of hidden files that the user gave as it is', () => {
    const given = ['--ContentsManager.hide_globs=*.bak'];
    expect(jupyterOptions(given, false)).toEqual({ options: given });
  });
});
