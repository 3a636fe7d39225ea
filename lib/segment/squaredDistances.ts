import {ShapeError} from "../core/index.ts";

/** Lines that are worked on together, so that a cache line is read once for all of them. */
const TILE = 16;

/** First pass: squared distance along x to the nearest site of the same row. */
function alongRows(
  data: Uint8Array,
  site: 0 | 1,
  shape: readonly [number, number, number],
  step: number,
): Float64Array {
  const [nx] = shape;
  const squared = new Float64Array(data.length);
  for (let row = 0; row < data.length; row += nx) {
    // Going up, each gap between two sites is filled from both of its ends.
    let last = -1;
    for (let x = 0; x < nx; x++) {
      if (data[row + x] !== site) continue;
      for (let g = last + 1; g < x; g++) {
        const gap = (last < 0 ? x - g : Math.min(x - g, g - last)) * step;
        squared[row + g] = gap * gap;
      }
      last = x;
    }
    for (let g = last + 1; g < nx; g++) {
      const gap = (g - last) * step;
      squared[row + g] = last < 0 ? Number.POSITIVE_INFINITY : gap * gap;
    }
  }
  return squared;
}

/**
 * Replaces a line of values by the lower envelope of the parabolas that stand on them:
 * the least `line[j] + step²·(i − j)²`. `apex` and `start` are buffers for one line.
 */
function lowerEnvelope(
  line: Float64Array,
  from: number,
  n: number,
  weight: number,
  result: Float64Array,
  apex: Int32Array,
  start: Float64Array,
): void {
  // Parabolas are kept from left to right, each with the place where it becomes the lowest.
  let last = -1;
  for (let q = 0; q < n; q++) {
    const height = line[from + q];
    if (height === Number.POSITIVE_INFINITY) continue;
    let cross = Number.NEGATIVE_INFINITY;
    while (last >= 0) {
      const p = apex[last];
      cross = ((height - line[from + p]) / weight / (q - p) + q + p) * 0.5;
      if (cross > start[last]) break;
      last--;
    }
    if (last < 0) cross = Number.NEGATIVE_INFINITY;
    last++;
    apex[last] = q;
    start[last] = cross;
  }
  if (last < 0) return;

  // Read from right to left, so that the starts alone say which parabola is lowest.
  for (let i = n - 1; i >= 0; i--) {
    while (start[last] > i) last--;
    const d = i - apex[last];
    result[from + i] = line[from + apex[last]] + weight * d * d;
  }
}

/** Further passes: the lower envelope along every line of one axis. */
function alongAxis(squared: Float64Array, n: number, stride: number, step: number): void {
  if (n === 1) return;
  const lines = new Float64Array(TILE * n);
  const results = new Float64Array(TILE * n);
  const apex = new Int32Array(n);
  const start = new Float64Array(n);
  const block = n * stride;
  for (let base = 0; base < squared.length; base += block) {
    for (let first = 0; first < stride; first += TILE) {
      const width = Math.min(TILE, stride - first);

      // Neighbouring lines are copied together, worked on one by one, and copied back.
      let hasWork = false;
      for (let i = 0; i < n; i++) {
        const at = base + i * stride + first;
        for (let k = 0; k < width; k++) {
          const value = squared[at + k];
          lines[k * n + i] = value;
          if (value !== 0) hasWork = true;
        }
      }
      if (!hasWork) continue;
      results.set(lines);
      for (let k = 0; k < width; k++) {
        lowerEnvelope(lines, k * n, n, step * step, results, apex, start);
      }
      for (let i = 0; i < n; i++) {
        const at = base + i * stride + first;
        for (let k = 0; k < width; k++) squared[at + k] = results[k * n + i];
      }
    }
  }
}

/**
 * Finds for every voxel the exact squared distance (mm²) to the nearest voxel that holds `site`,
 * axis by axis; Infinity where there is none.
 */
export function squaredDistances(
  data: Uint8Array,
  site: 0 | 1,
  shape: readonly [number, number, number],
  spacing: readonly [number, number, number],
): Float64Array {
  if (shape[0] * shape[1] * shape[2] !== data.length) {
    throw new ShapeError(
      `squaredDistances: data must hold ${shape.join(" × ")} voxels, got ${data.length}`,
    );
  }
  const squared = alongRows(data, site, shape, spacing[0]);
  alongAxis(squared, shape[1], shape[0], spacing[1]);
  alongAxis(squared, shape[2], shape[0] * shape[1], spacing[2]);
  return squared;
}
