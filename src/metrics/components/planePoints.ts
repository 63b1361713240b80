/** Coordinates of points on two axes. */
export interface PlanePoints {
  readonly x: Float64Array;
  readonly y: Float64Array;
}
