import {
  CLASSES,
  CLASSES_PADDED,
  field,
  HIDDEN0,
  HIDDEN1,
  OFFSET_KERNEL1,
  OFFSET_KERNEL2,
  PACKED1,
  PACKED1_TRANSPOSED,
  PACKED2,
  PACKED2_TRANSPOSED,
  PARAMETERS,
} from './layout';
import { packPanels32, packTransposedPanels32 } from './product32';

/** Number of independent packing jobs. */
export const PACK_JOBS = 4;

/** Lays one weight matrix out in panels for the forward (jobs 0, 1) or the backward pass (jobs 2, 3). */
export function packWeights(d: usize, job: i32): void {
  const n0 = field(d, HIDDEN0),
    n1 = field(d, HIDDEN1),
    p = field(d, CLASSES),
    classes = field(d, CLASSES_PADDED);
  const kernel1 = <usize>field(d, PARAMETERS) + <usize>field(d, OFFSET_KERNEL1);
  const kernel2 = <usize>field(d, PARAMETERS) + <usize>field(d, OFFSET_KERNEL2);
  const stride1 = (<usize>n1) << 2,
    stride2 = (<usize>classes) << 2;
  if (job == 0) packPanels32(kernel1, stride1, n0, n1, <usize>field(d, PACKED1));
  else if (job == 1) packPanels32(kernel2, stride2, n1, classes, <usize>field(d, PACKED2));
  else if (job == 2) packTransposedPanels32(kernel1, stride1, n1, n0, <usize>field(d, PACKED1_TRANSPOSED));
  else packTransposedPanels32(kernel2, stride2, p, n1, <usize>field(d, PACKED2_TRANSPOSED));
}
