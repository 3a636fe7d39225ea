/** The runs of ones in every row of a mask, in the order of the flat array. */
export interface Runs {
  readonly count: number;
  /** First voxel of each run, along x. */
  readonly first: Int32Array;
  /** Voxel after the last of each run, along x. */
  readonly end: Int32Array;
  /** Number of the first run of each row; one more entry than rows. */
  readonly rowStart: Int32Array;
}

/** Makes a longer copy of an array. */
function longer(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length);
  larger.set(array);
  return larger;
}

/**
 * Finds the next voxel of a value, or the array's end. Short ways are walked, long ones are left to
 * the engine's search, which compares many bytes at once.
 */
function next(data: Uint8Array, value: number, from: number): number {
  const near = Math.min(from + 8, data.length);
  for (let i = from; i < near; i++) if (data[i] === value) return i;
  if (near === data.length) return near;
  const found = data.indexOf(value, near);
  return found < 0 ? data.length : found;
}

/** Finds the runs of ones in every row of `nx` voxels. */
export function runsOf(data: Uint8Array, nx: number): Runs {
  const rows = data.length / nx;
  const rowStart = new Int32Array(rows + 1);
  let first = new Int32Array(2 * rows + 16);
  let end = new Int32Array(first.length);
  let count = 0;
  let row = 0;
  let rowEnd = nx;
  let zero = -1;
  for (let at = next(data, 1, 0); at < data.length; at = next(data, 1, at)) {
    // Rows that hold no run, or no further one, are closed on the way.
    while (at >= rowEnd) {
      rowStart[++row] = count;
      rowEnd += nx;
    }
    if (count === first.length) {
      first = longer(first, 2 * count);
      end = longer(end, 2 * count);
    }

    // A run ends at the next zero or with its row, whichever comes first.
    if (zero < at) zero = next(data, 0, at + 1);
    first[count] = at - (rowEnd - nx);
    at = Math.min(zero, rowEnd);
    end[count++] = at - (rowEnd - nx);
  }
  rowStart.fill(count, row + 1);
  return {count, first, end, rowStart};
}
