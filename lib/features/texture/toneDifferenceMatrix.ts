/**
 * A neighbourhood grey tone difference matrix: one row for each grey level that has a neighbour.
 */
export interface ToneDifferenceMatrix {
  readonly family: "ngtdm";
  /** Grey level of each row, shape [rows]. */
  readonly i: Uint16Array;
  /** Sum over the level's voxels of how far each lies from the mean of its neighbours, shape [rows]. */
  readonly difference: Float64Array;
  /** Number of the level's voxels that were counted, shape [rows]. */
  readonly count: Float64Array;
  /** Number of grey levels Ng of the discretisation, whether or not they all occur. */
  readonly levels: number;
  /** Number of voxels of the region that were looked at. */
  readonly voxels: number;
  /** The slice it covers, 0 … nz − 1 along z; null for a whole volume or merged slices. */
  readonly slice: number | null;
}

/**
 * Adds neighbourhood grey tone difference matrices row by row, such as those of all slices.
 *
 * @param matrices - the matrices, at least one
 * @returns their sum; its voxels are added too
 * @throws RangeError when the list is empty
 * @ref zwanenburg2020
 * @example const stack = discretise(createVolume(Float64Array.of(1, 2, 1, 3), {shape: [2, 1, 2], unit: "1"}), createMask(Uint8Array.of(1, 1, 1, 1), {shape: [2, 1, 2]}), {method: "none"})
 * mergeToneDifferences(ngtdms(stack, {dimensions: "2D", distance: 1})).difference // [3, 1, 2]
 */
export function mergeToneDifferences(
  matrices: readonly ToneDifferenceMatrix[],
): ToneDifferenceMatrix {
  if (matrices.length === 0) {
    throw new RangeError("mergeToneDifferences: matrices must hold at least one matrix, got none");
  }
  const rows = new Map<number, [number, number]>();
  for (const {i, difference, count} of matrices) {
    for (let row = 0; row < i.length; row++) {
      const [d, n] = rows.get(i[row]) ?? [0, 0];
      rows.set(i[row], [d + difference[row], n + count[row]]);
    }
  }
  const i = Uint16Array.from(rows.keys()).sort();
  return {
    family: "ngtdm",
    i,
    difference: Float64Array.from(i, (level) => rows.get(level)?.[0] ?? 0),
    count: Float64Array.from(i, (level) => rows.get(level)?.[1] ?? 0),
    levels: Math.max(...matrices.map(({levels}) => levels)),
    voxels: matrices.reduce((sum, {voxels}) => sum + voxels, 0),
    slice: null,
  };
}
