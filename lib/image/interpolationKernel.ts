/**
 * How values between voxels are found. The spline kinds go through every voxel (their coefficients come
 * from a recursive prefilter). {window, radius} is a sinc cut off after `radius` samples by a window.
 */
export type Interpolation =
  | "nearest"
  | "linear"
  | "quadratic-b-spline"
  | "cubic-b-spline"
  | {readonly window: "lanczos" | "cosine" | "hamming"; readonly radius: number};

/** An interpolation, ready for use. */
export interface InterpolationKernel {
  /** Samples that one value is made of. */
  readonly taps: number;
  /** The pole of the recursive prefilter; 0 where samples are used as they are. */
  readonly pole: number;
  /** Writes the weights of the samples around x to `weights` and gives the place of the first one. */
  readonly at: (x: number, weights: Float64Array) => number;
}

/** A coordinate this close below a half counts as the half, which belongs to the upper voxel. */
const HALF = 0.5 + 1e-9;

function nearestAt(x: number, weights: Float64Array): number {
  weights[0] = 1;
  return Math.floor(x + HALF);
}

function linearAt(x: number, weights: Float64Array): number {
  const first = Math.floor(x);
  weights[1] = x - first;
  weights[0] = 1 - weights[1];
  return first;
}

function quadraticAt(x: number, weights: Float64Array): number {
  const centre = Math.floor(x + 0.5);
  const t = x - centre;
  weights[0] = 0.5 * (0.5 - t) ** 2;
  weights[1] = 0.75 - t * t;
  weights[2] = 0.5 * (0.5 + t) ** 2;
  return centre - 1;
}

function cubicAt(x: number, weights: Float64Array): number {
  const floor = Math.floor(x);
  const t = x - floor;
  const s = 1 - t;
  weights[0] = (s * s * s) / 6;
  weights[1] = 2 / 3 - 0.5 * t * t * (1 + s);
  weights[2] = 2 / 3 - 0.5 * s * s * (1 + t);
  weights[3] = (t * t * t) / 6;
  return floor - 1;
}

/** The window of a cut-off sinc at u = distance / radius, |u| ≤ 1. */
function windowAt(kind: "lanczos" | "cosine" | "hamming", u: number): number {
  if (kind === "lanczos") return u === 0 ? 1 : Math.sin(Math.PI * u) / (Math.PI * u);
  if (kind === "cosine") return Math.cos((Math.PI * u) / 2);
  return 0.54 + 0.46 * Math.cos(Math.PI * u);
}

/** Makes the weights of a windowed sinc; they are scaled to add to 1, so a constant stays constant. */
function sincKernel(window: "lanczos" | "cosine" | "hamming", radius: number): InterpolationKernel {
  const taps = 2 * radius;
  return {
    taps,
    pole: 0,
    at: (x, weights) => {
      const first = Math.floor(x) - radius + 1;
      let total = 0;
      for (let k = 0; k < taps; k++) {
        const d = x - (first + k);
        const sinc = d === 0 ? 1 : Math.sin(Math.PI * d) / (Math.PI * d);

        // At a voxel the sinc is 1 there and 0 elsewhere; sin(π k) is not quite 0 in doubles.
        const isVoxel = Number.isInteger(d) && d !== 0;
        weights[k] = isVoxel ? 0 : sinc * windowAt(window, d / radius);
        total += weights[k];
      }
      for (let k = 0; k < taps; k++) weights[k] /= total;
      return first;
    },
  };
}

/** Checks an interpolation at a public function and makes it ready. */
export function interpolationKernel(who: string, kind: Interpolation): InterpolationKernel {
  if (kind === "nearest") return {taps: 1, pole: 0, at: nearestAt};
  if (kind === "linear") return {taps: 2, pole: 0, at: linearAt};
  if (kind === "quadratic-b-spline") {
    return {taps: 3, pole: Math.sqrt(8) - 3, at: quadraticAt};
  }
  if (kind === "cubic-b-spline") return {taps: 4, pole: Math.sqrt(3) - 2, at: cubicAt};
  if (typeof kind === "object" && kind !== null) {
    const isWindow = ["lanczos", "cosine", "hamming"].includes(kind.window);
    if (isWindow && Number.isInteger(kind.radius) && kind.radius >= 1) {
      return sincKernel(kind.window, kind.radius);
    }
  }
  throw new RangeError(
    `${who}: interpolation must be "nearest", "linear", "quadratic-b-spline", "cubic-b-spline" or {window: "lanczos" | "cosine" | "hamming", radius: a whole number}, got ${JSON.stringify(kind)}`,
  );
}
