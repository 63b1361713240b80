import type { ArmOutcome } from './armOutcome';
import type { DigitArmName } from './digitArms';
import type { DigitsPrior } from './digitsPrior';
import type { MomentMeasures } from './momentMeasures';

/** What one seed came to. */
export interface DigitsOutcome {
  readonly seed: number;
  /** Undefined where an arm is not trained. */
  readonly arms: Partial<Readonly<Record<DigitArmName, ArmOutcome>>>;
  readonly moment?: MomentMeasures;
  readonly prior?: DigitsPrior;
}

/** A fall of accuracy that counts (DEFINITIONS, "Accuracy collapse"). */
export const FALL = 0.1;

/** One question: what is compared with what, by seed. */
export interface Question {
  readonly id: string;
  readonly statement: string;
  readonly rule: string;
  /** The number of a seed; undefined where it lacks what it takes, or the question does not arise. */
  readonly of: (outcome: DigitsOutcome) => number | undefined;
  readonly holds: (value: number) => boolean;
}

type Of = Question['of'];
/** A measure at the moment. */
export const at =
  (name: keyof MomentMeasures): Of =>
  ({ moment }) =>
    moment?.[name];
/** Two arms against each other. */
export const both =
  (a: DigitArmName, b: DigitArmName, of: (a: ArmOutcome, b: ArmOutcome) => number): Of =>
  ({ arms }) => {
    const [one, other] = [arms[a], arms[b]];
    return one && other && of(one, other);
  };
/** An arm's deepest fall over that of the first, where that counts as one. */
export const fallOf =
  (arm: DigitArmName): Of =>
  ({ arms }) => {
    const [one, trained] = [arms[arm], arms['as-trained']];
    return one && trained && trained.deepest_fall >= FALL
      ? one.deepest_fall / trained.deepest_fall
      : undefined;
  };
