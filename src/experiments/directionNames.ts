/** The files of a run's `directions/`. Residual PC1 at the first onset (DEFINITIONS "Frozen direction"). */
export const GLP_DIRECTION = 'glp-onset.safetensors';
/** What the healthy replay probe finds. */
export const REPLAY_DIRECTION = 'replay.safetensors';
/** The experiment that makes each. */
export const MADE_BY: Readonly<Record<string, string>> = {
  [GLP_DIRECTION]: 'frozen-direction',
  [REPLAY_DIRECTION]: 'replay-probe',
};
