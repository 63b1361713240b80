/**
 * The mean over classes of the head's columns, `[d]` float64: along it all logits move together, which the softmax does
 * not see.
 * @param headKernel the parameter `head.kernel`, `[d, p]` row-major float32. @param d the width of h1.
 */
export function headMeanColumn(headKernel: Float32Array, d: number): Float64Array {
  const p = headKernel.length / d;
  return Float64Array.from({ length: d }, (_, j) => {
    let sum = 0;
    for (let k = 0; k < p; k++) sum += headKernel[j * p + k];
    return sum / p;
  });
}
