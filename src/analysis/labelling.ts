import { InputError } from '../inputError';

/** Labels as classes 0 to count - 1, in the order of the labels, as `numpy.unique` numbers them. */
export interface Labelling {
  /** Of training rows. */
  readonly train: Int32Array;
  /** Of test rows; `count` for a label that no training row has. */
  readonly test?: Int32Array;
  readonly count: number;
  /** Test rows whose label no training row has. */
  readonly unseen: number;
}

/** What centroids, and distances of a block of rows to them, may take. */
const MOST_CLASSES = 16_384;

/** @throws InputError for more than 16,384 different labels. */
export function labelling(train: Float64Array, test?: Float64Array): Labelling {
  const values = [...new Set(train)].sort((a, b) => a - b);
  if (values.length > MOST_CLASSES) {
    throw new InputError(`labels: expected at most ${MOST_CLASSES} classes, found ${values.length}`);
  }
  const place = new Map(values.map((value, i) => [value, i]));
  const classes = (labels: Float64Array) => Int32Array.from(labels, (one) => place.get(one) ?? values.length);
  const ofTest = test && classes(test);
  const unseen = ofTest ? ofTest.reduce((sum, one) => sum + Number(one === values.length), 0) : 0;
  return { train: classes(train), test: ofTest, count: values.length, unseen };
}
