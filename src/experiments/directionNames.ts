/** The files of a run's `directions/`. Residual PC1 at the first onset (DEFINITIONS "Frozen direction"). */
export const GLP_DIRECTION = 'glp-onset.safetensors';
/** What the healthy replay probe finds. */
export const REPLAY_DIRECTION = 'replay.safetensors';
