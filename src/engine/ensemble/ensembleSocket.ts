/** Names the Unix socket of a server (ensemble.cu) that takes the steps of this process's runs, where it is set. */
export const ENSEMBLE_VARIABLE = 'ACTIVATION_SUPERVISION_ENSEMBLE';

export const ensembleSocket = (): string | undefined => process.env[ENSEMBLE_VARIABLE] || undefined;
