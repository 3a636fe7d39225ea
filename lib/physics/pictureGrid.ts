/**
 * Lays a square picture on a grid as a scanner lays a patient on the back: columns run to the patient's left, rows to
 * the back, so that it is shown as it is drawn. `zero` is the column and row of the world's origin.
 */
export function pictureGrid(size: number, spacingMm: number, zero: number) {
  return {
    shape: [size, size, 1],
    spacing: [spacingMm, spacingMm, spacingMm],
    origin: [zero * spacingMm, zero * spacingMm, 0],
    direction: Float64Array.of(-1, 0, 0, 0, -1, 0, 0, 0, 1),
  } as const;
}
