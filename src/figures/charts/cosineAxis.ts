/** The y axis of cosines that share panels: to the nearest quarter beyond them and zero, labelled at halves. */
export function cosineAxis(cosines: Iterable<number>) {
  const all = [0, ...[...cosines].filter(Number.isFinite)];
  return {
    scale: {
      domain: [Math.floor(4 * Math.min(...all)) / 4, Math.ceil(4 * Math.max(...all)) / 4],
      nice: false,
    },
    axis: { values: [-1, -0.5, 0, 0.5, 1], format: '.1f' },
  };
}
