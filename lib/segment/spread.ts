/**
 * Gives a voxel `value` where any of its neighbours has it, and, with `fromBeyond`, where a neighbour
 * would lie outside the image. Value 1 dilates, value 0 erodes.
 */
export function spread(
  source: Uint8Array,
  value: 0 | 1,
  shape: readonly [number, number, number],
  steps: Int8Array,
  fromBeyond: boolean,
): Uint8Array {
  const [nx, ny, nz] = shape;
  const target = source.slice();
  for (let k = 0; k < steps.length; k += 3) {
    const dx = steps[k];
    const low = Math.max(0, -dx);
    const high = Math.min(nx, nx - dx);
    for (let z = 0; z < nz; z++) {
      const isInZ = z + steps[k + 2] >= 0 && z + steps[k + 2] < nz;
      for (let y = 0; y < ny; y++) {
        const row = nx * (y + ny * z);
        const isIn = isInZ && y + steps[k + 1] >= 0 && y + steps[k + 1] < ny;
        if (!isIn) {
          if (fromBeyond) target.fill(value, row, row + nx);
          continue;
        }
        const step = dx + nx * (steps[k + 1] + ny * steps[k + 2]);
        for (let i = row + low; i < row + high; i++) {
          if (source[i + step] === value) target[i] = value;
        }
        if (fromBeyond && low > 0) target[row] = value;
        if (fromBeyond && high < nx) target[row + nx - 1] = value;
      }
    }
  }
  return target;
}
