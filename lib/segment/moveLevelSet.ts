/** What a step of the level set needs to know. */
export interface LevelSetStep {
  readonly shape: readonly [number, number, number];
  readonly spacing: readonly [number, number, number];
  readonly lengthWeight: number;
  readonly insideWeight: number;
  /** Means of both regions. */
  readonly inside: number;
  readonly outside: number;
}

/** Length of a step in time. */
const TIME_STEP = 0.5;
/** Keeps the curvature finite where the level set is flat. */
const FLAT = 1e-8;

/**
 * Moves a level set by one semi-implicit step towards less energy and writes it to `out`: the
 * neighbours count as they are, the voxel itself as it will be. Returns the root mean square change.
 */
export function moveLevelSet(
  out: Float64Array,
  level: Float64Array,
  values: Float64Array,
  {shape, spacing, lengthWeight, insideWeight, inside, outside}: LevelSetStep,
): number {
  const [nx, ny, nz] = shape;
  const [hx, hy, hz] = spacing;
  const plane = nx * ny;
  let sum = 0;
  for (let z = 0, i = 0; z < nz; z++) {
    const down = z > 0 ? plane : 0;
    const up = z < nz - 1 ? plane : 0;
    for (let y = 0; y < ny; y++) {
      const south = y > 0 ? nx : 0;
      const north = y < ny - 1 ? nx : 0;
      for (let x = 0; x < nx; x++, i++) {
        // Differences to the six neighbours per mm; beyond the border the level set stays level.
        const p = level[i];
        const xa = level[x > 0 ? i - 1 : i];
        const xb = level[x < nx - 1 ? i + 1 : i];
        const ya = level[i - south];
        const yb = level[i + north];
        const za = level[i - down];
        const zb = level[i + up];
        const gx = (xb - xa) / (2 * hx);
        const gy = (yb - ya) / (2 * hy);
        const gz = (zb - za) / (2 * hz);
        const [tx, ty, tz] = [gy * gy + gz * gz, gx * gx + gz * gz, gx * gx + gy * gy];

        // Weights of the neighbours in the curvature: one over the slope at each face.
        const ca = weight(p - xa, hx, tx);
        const cb = weight(xb - p, hx, tx);
        const cc = weight(p - ya, hy, ty);
        const cd = weight(yb - p, hy, ty);
        const ce = weight(p - za, hz, tz);
        const cf = weight(zb - p, hz, tz);
        const pull = ca * xa + cb * xb + cc * ya + cd * yb + ce * za + cf * zb;
        const total = ca + cb + cc + cd + ce + cf;

        const off = values[i] - outside;
        const on = values[i] - inside;
        const force = off * off - insideWeight * on * on;
        const pace = TIME_STEP / (Math.PI * (1 + p * p));
        const moved =
          (p + pace * (lengthWeight * pull + force)) / (1 + pace * lengthWeight * total);
        out[i] = moved;
        sum += (moved - p) * (moved - p);
      }
    }
  }
  return Math.sqrt(sum / level.length);
}

/** One over the length of the gradient at a face, per squared step; beyond the border 0 has no effect. */
function weight(difference: number, h: number, transverse: number): number {
  const slope = difference / h;
  return 1 / (h * h * Math.sqrt(FLAT + slope * slope + transverse));
}
