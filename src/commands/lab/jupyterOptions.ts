/** What a listing of JupyterLab's leaves out: as it has it, and the text beside each notebook that is paired with it. */
export const HIDDEN = ['__pycache__', '*.pyc', '*.pyo', '.DS_Store', '*~', '[0-9][0-9]-*.ts'] as const;

/** The options that JupyterLab is started with, and what its user should know of them. */
export interface JupyterOptions {
  readonly options: readonly string[];
  readonly hint?: string;
}

/**
 * Adds to a user's options for JupyterLab what `lab` always wants; one that is given already is left as it is.
 * @param isRoot whether the user is root, for whom JupyterLab does not start unless told to, as in Docker and Colab.
 */
export function jupyterOptions(given: readonly string[], isRoot: boolean): JupyterOptions {
  const isGiven = (pattern: RegExp): boolean => given.some((option) => pattern.test(option));
  const options = [...given];
  if (!isGiven(/\.hide_globs\b/))
    options.push(...HIDDEN.map((glob) => `--ContentsManager.hide_globs=${glob}`));
  if (!isRoot || isGiven(/^--allow-root\b|\.allow_root\b/)) return { options };
  options.push('--allow-root');
  return {
    options,
    hint:
      'you are root: JupyterLab is started with --allow-root; its cells may do all that root may. ' +
      'In a container add --ip=0.0.0.0 --no-browser and open the link that it prints',
  };
}
