/** Numbers of DEFINITIONS that no constant and no cached result has to hold, by what they are; gaps as in statements. */
export const NOT_HELD: Readonly<Record<string, readonly string[]>> = {
  'parts of a formula': [
    'label entry p_y - {}). Top',
    '[2] The all-ones control u = ({}, …, {})/sqrt(n1).',
    'subtractive: q_k, and q_y - {} ·',
    'time (stratified over [{}, {}))',
    'the logarithm of the loss, e >= {};',
    'least-squares map from ({}, cos, sin of {} pi w c / p over',
    'mean + S (S + v I)^{} (h',
    '*Restores*: {} less nearest distance',
    'keeps x ({} + restores)',
    'key frequency w, cos and sin of {} pi w c / p above {}, of the sum',
    'one unit, AUC or {} - AUC',
    'tied decoder norm {})',
    'reconstruction ({} - MSE / variance)',
  ],
  'counted off: cycles, words, seeds of noise': [
    'are chosen on cycles {} and {}, then frozen; cycle {} is looked at once',
    'word {} = floor of the sum',
    'words {} and {} the phases of',
    'Euler steps back, noise seed {},',
  ],
  'a date': ['Second edition ({}{}{}):'],
  "the essay's way with its direction": ['found from epochs up to {}k and used from {}k on'],
};
