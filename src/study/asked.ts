export const STUDY_VARIABLE = 'ACTIVATION_SUPERVISION_STUDY';
export const RUN_VARIABLE = 'ACTIVATION_SUPERVISION_RUN';

/** The study and run that a notebook is asked to be about by the environment: `lab --study DIR --run RUN` sets it. */
export const asked = {
  /** A study's folder; undefined where nothing is said. */
  get study(): string | undefined {
    return process.env[STUDY_VARIABLE] || undefined;
  },
  /** A run's name or folder; undefined where nothing is said. */
  get run(): string | undefined {
    return process.env[RUN_VARIABLE] || undefined;
  },
};
