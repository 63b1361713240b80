/** The files of a run's `directions/`. Residual PC1 at the first onset by the first edition of DEFINITIONS, on multiples of 1,000. */
export const GLP_DIRECTION = 'glp-onset.safetensors';
/** Residual PC1 at the first onset (DEFINITIONS "Frozen direction"). */
export const RESIDUAL_DIRECTION = 'residual-pc1-onset.safetensors';
/** The first two components of the residuals there, `[2, n1]`. */
export const RESIDUAL_PLANE = 'residual-pc1-pc2-onset.safetensors';
/** PC1 of h1 there. */
export const H1_DIRECTION = 'h1-pc1-onset.safetensors';
/** What the healthy replay probe finds. */
export const REPLAY_DIRECTION = 'replay.safetensors';
/** Residual PC1 at the first onset by the phases that a run's tables are about. */
export const residualDirectionName = ({ phasesBy }: { readonly phasesBy?: 'thousand' }): string =>
  phasesBy ? GLP_DIRECTION : RESIDUAL_DIRECTION;
/** The experiment that makes each. */
export const MADE_BY: Readonly<Record<string, string>> = {
  [GLP_DIRECTION]: 'frozen-direction',
  [RESIDUAL_DIRECTION]: 'onset-directions',
  [RESIDUAL_PLANE]: 'onset-directions',
  [H1_DIRECTION]: 'onset-directions',
  [REPLAY_DIRECTION]: 'replay-probe',
};
