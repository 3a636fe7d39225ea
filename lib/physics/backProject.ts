import {createVolume, type Volume} from "../image/index.ts";
import {pictureGrid} from "./pictureGrid.ts";
import {requireSinogram, type Sinogram} from "./sinogram.ts";

/** Onto which pixels the views are smeared, and how. */
export interface BackProjectOptions {
  /** Columns and rows of the slice; the views' width for a circle, else the square inside it, when left out. */
  readonly size?: number;
  /** How a view is read between two detector samples. */
  readonly interpolation: "linear" | "nearest";
  /** True: pixels outside the largest circle around the middle pixel stay 0. */
  readonly circle: boolean;
}

/** How far rounding may put a pixel beyond the detector's last sample, in samples. */
const BREATH = 1e-9;

/** Checks the options and gives the number of pixels along a side. */
function requireSize({samples}: Sinogram, {size, interpolation, circle}: BackProjectOptions) {
  if (interpolation !== "linear" && interpolation !== "nearest") {
    throw new RangeError(
      `backProject: interpolation must be linear or nearest, got ${String(interpolation)}`,
    );
  }
  const side = size ?? (circle ? samples : Math.max(1, Math.floor(samples / Math.SQRT2)));
  if (!Number.isInteger(side) || side < 1) {
    throw new RangeError(`backProject: size must be a whole number of at least 1, got ${side}`);
  }
  return side;
}

/** Adds one view to a stretch of a row: pixel `from + k` lies at detector position `at + k·step`. */
function smearLinear(
  out: Float64Array,
  from: number,
  count: number,
  view: Float64Array,
  start: number,
  at: number,
  step: number,
): void {
  for (let k = 0; k < count; k++) {
    const position = at + k * step;
    const left = position | 0;
    const value = view[start + left];
    out[from + k] += value + (position - left) * (view[start + left + 1] - value);
  }
}

/** The same with the nearest sample; half-way, the lower one. */
function smearNearest(
  out: Float64Array,
  from: number,
  count: number,
  view: Float64Array,
  start: number,
  at: number,
  step: number,
): void {
  for (let k = 0; k < count; k++) {
    out[from + k] += view[start + Math.max(0, Math.ceil(at + k * step - 0.5))];
  }
}

/**
 * Smears every view back over the slice it came from and adds them up.
 *
 * A pixel that no sample of a view covers gets nothing from it. Every view counts π/views, so the angles have to be
 * spread evenly over half a turn or a whole one. Unfiltered views give a slice blurred by 1/r.
 *
 * @formula eq:back-projection $b(x, y) = \int_0^\pi q(x\cos\theta + y\sin\theta,\ \theta)\,d\theta$
 * @param sinogram - views, filtered or not, shape [samples·views]
 * @param options - size: pixels along a side, the views' width for a circle or the square inside it when left out;
 *   interpolation: linear or nearest; circle: whether pixels outside the circle stay 0
 * @returns the slice, turned about pixel ⌊size/2⌋, its pixels as wide as a detector sample, shape [size, size, 1]
 * @throws ShapeError when the sinogram's data do not fit its samples and angles
 * @throws RangeError when the sinogram holds a number that is not finite, or an option has no such value
 * @ref kak1988
 * @example
 * const view = createSinogram([0, 1, 0], {samples: 3, anglesDeg: [0], unit: "1"})
 * backProject(view, {interpolation: "linear", circle: false, size: 2}).data // [0, Math.PI, 0, Math.PI]
 */
export function backProject(sinogram: Sinogram, options: BackProjectOptions): Volume {
  requireSinogram("backProject", sinogram);
  const size = requireSize(sinogram, options);
  const {samples, anglesDeg, spacingMm, unit} = sinogram;
  const views = anglesDeg.length;
  const smear = options.interpolation === "linear" ? smearLinear : smearNearest;
  const middle = Math.floor(size / 2);

  // One more zero at the end lets linear interpolation read the last sample itself.
  const view = new Float64Array(sinogram.data.length + 1);
  view.set(sinogram.data);
  const cos = Float64Array.from(anglesDeg, (angle) => Math.cos((angle * Math.PI) / 180));
  const sin = Float64Array.from(anglesDeg, (angle) => Math.sin((angle * Math.PI) / 180));

  // Row by row, so that the row stays near while all views pass over it.
  const data = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    const y = middle - j;
    const reach = options.circle
      ? Math.floor(Math.sqrt(Math.max(0, middle * middle - y * y)))
      : size;
    const first = Math.max(0, middle - reach);
    const last = Math.min(size - 1, middle + reach);
    for (let v = 0; v < views; v++) {
      // Detector position of the first pixel; then the stretch of the row that the detector covers.
      const at = (first - middle) * cos[v] + y * sin[v] + Math.floor(samples / 2);
      const step = cos[v];
      let low = 0;
      let high = last - first;
      if (step !== 0) {
        const a = (-BREATH - at) / step;
        const b = (samples - 1 + BREATH - at) / step;
        low = Math.max(low, Math.ceil(Math.min(a, b)));
        high = Math.min(high, Math.floor(Math.max(a, b)));
      } else if (at < -BREATH || at > samples - 1 + BREATH) continue;
      if (high < low) continue;
      smear(data, j * size + first + low, high - low + 1, view, v * samples, at + low * step, step);
    }
  }
  for (let i = 0; i < data.length; i++) data[i] *= Math.PI / views;
  return createVolume(data, {...pictureGrid(size, spacingMm, middle), unit});
}
