/** How the intensities of an intensity–volume histogram are told apart. */
export type IvhRule =
  | {
      /** Calibrated whole numbers, such as HU: every whole intensity counts. */
      readonly method: "none";
    }
  | {
      /** Calibrated continuous intensities, such as SUV: bins of a stated width stand for their centres. */
      readonly method: "fixedBinSize";
      /** Width of a bin, in the image's unit. */
      readonly width: number;
    }
  | {
      /** Arbitrary units: bin numbers stand for intensities. */
      readonly method: "fixedBinNumber";
      /** Number of bins; the IBSI recommends 1000. */
      readonly bins: number;
    };

/** Options of `intensityVolumeHistogram`. */
export interface IvhOptions {
  readonly rule: IvhRule;
  /**
   * The range of intensities that the region was cut to, closed; an upper bound of Infinity leaves it
   * open. Left out, the region's own range. Bins by number always use the region's own range.
   */
  readonly range?: readonly [number, number];
}

/** How much of a region has at least a given intensity. */
export interface IntensityVolumeHistogram {
  /** Intensities in ascending order, shape [n]: bin numbers where the rule is a number of bins. */
  readonly intensity: Float64Array;
  /** Share of the intensity range that lies below each of them, shape [n]; NaN where the range is a point. */
  readonly intensityFraction: Float64Array;
  /** Share of the region that has at least each of them, shape [n]. */
  readonly volumeFraction: Float64Array;
  /** Distance of two intensities. */
  readonly interval: number;
}

/** Bins of the values from 0 on, what they stand for, and the range that counts. */
interface Scale {
  readonly binOf: (value: number) => number;
  readonly first: number;
  readonly interval: number;
  /** Least and greatest intensity of the range G. */
  readonly range: readonly [number, number];
}

/** More intensities than this come from a range or a width in the wrong unit. */
const MOST_INTENSITIES = 1 << 22;

/** Lays the intensities that a rule tells apart. */
function scaleOf(rule: IvhRule, least: number, most: number, bounds: readonly number[]): Scale {
  const [low, high] = bounds;
  if (rule.method === "none") {
    return {binOf: (x) => Math.floor(x - low), first: low, interval: 1, range: [low, high]};
  }
  if (rule.method === "fixedBinSize") {
    const {width} = rule;
    const first = low + 0.5 * width;
    const range = [first, high - 0.5 * width] as const;
    return {binOf: (x) => Math.floor((x - low) / width), first, interval: width, range};
  }
  const {bins} = rule;
  const span = most - least;
  const binOf = (x: number): number =>
    x === most ? bins - 1 : Math.floor((bins * (x - least)) / span);
  return {binOf, first: 1, interval: 1, range: [1, bins]};
}

/** Checks rule and range at the boundary. */
function checkOptions({rule, range}: IvhOptions): void {
  const who = "intensityVolumeHistogram";
  if (rule.method === "fixedBinSize" && !(Number.isFinite(rule.width) && rule.width > 0)) {
    throw new RangeError(`${who}: width must be a finite size above 0, got ${rule.width}`);
  }
  if (rule.method === "fixedBinNumber" && !(Number.isInteger(rule.bins) && rule.bins >= 1)) {
    throw new RangeError(`${who}: bins must be a whole number of at least 1, got ${rule.bins}`);
  }
  if (!["none", "fixedBinSize", "fixedBinNumber"].includes(rule.method)) {
    throw new RangeError(
      `${who}: method must be "none", "fixedBinSize" or "fixedBinNumber", got ${JSON.stringify(rule.method)}`,
    );
  }
  if (range !== undefined && !(Number.isFinite(range[0]) && range[1] > range[0])) {
    throw new RangeError(
      `${who}: range must be a finite lower and a greater upper bound, got ${range.join(" to ")}`,
    );
  }
}

/**
 * Computes the cumulative intensity–volume histogram of a region: which share of it has at least a
 * given intensity.
 *
 * Whole calibrated intensities are taken as they are, over the range that the region was cut to.
 * Continuous ones stand for the centres of their bins, counted from the lower bound of that range.
 * Arbitrary ones become bin numbers.
 *
 * @formula eq:volume-at-intensity $\nu_i = 1 - \frac{1}{N} \#\{k : x_k < i\}$, $\gamma_i = (i - \min G) / (\max G - \min G)$
 * @param values - finite intensities of the region, shape [n], at least one
 * @param options - rule, {method: "none"}, {method: "fixedBinSize", width} or {method:
 *   "fixedBinNumber", bins}; range, the closed range the region was cut to, its own when left out
 * @returns intensities from the lowest of the range to the highest of range and region, their
 *   fractions, and their distance; the intensity fraction is NaN where the range is a single point
 * @throws RangeError when there are no values, one lies outside the range, an option breaks its rule,
 *   or more than 4,194,304 intensities would have to be told apart
 * @ref zwanenburg2020
 * @example intensityVolumeHistogram([1, 1, 3, 4], {rule: {method: "none"}}).volumeFraction // [1, 0.5, 0.5, 0.25]
 * intensityVolumeHistogram([1, 1, 3, 4], {rule: {method: "none"}}).intensityFraction // ≈ [0, 0.33333, 0.66667, 1]
 */
export function intensityVolumeHistogram(
  values: ArrayLike<number>,
  options: IvhOptions,
): IntensityVolumeHistogram {
  checkOptions(options);
  const {rule, range} = options;
  const [least, most] = rangeOf(values);
  const low = range === undefined ? least : range[0];
  const high = range === undefined || range[1] === Number.POSITIVE_INFINITY ? most : range[1];
  if (rule.method !== "fixedBinNumber" && (least < low || most > high)) {
    throw new RangeError(
      `intensityVolumeHistogram: values must lie in the range ${low} to ${high}, got ${least} to ${most}`,
    );
  }

  // The intensities reach to the end of the range, and to the highest bin that is taken.
  const scale = scaleOf(rule, least, most, [low, high]);
  const {binOf, first, interval} = scale;
  const [bottom, top] = scale.range;
  const last = Math.max(binOf(most), Math.floor((top - first) / interval + 1e-9));
  if (!(last < MOST_INTENSITIES)) {
    throw new RangeError(
      `intensityVolumeHistogram: the rule must tell at most ${MOST_INTENSITIES} intensities apart, got ${last + 1} from ${low} to ${high}`,
    );
  }
  const counts = new Float64Array(last + 1);
  for (let i = 0; i < values.length; i++) counts[binOf(values[i])]++;

  const intensity = counts.map((_, k) => first + k * interval);
  const intensityFraction = intensity.map((i) =>
    top > bottom ? (i - bottom) / (top - bottom) : Number.NaN,
  );
  let left = values.length;
  const volumeFraction = counts.map((count) => {
    const share = left / values.length;
    left -= count;
    return share;
  });
  return {intensity, intensityFraction, volumeFraction, interval};
}

/** Finds the least and the most of finite values. */
function rangeOf(values: ArrayLike<number>): [number, number] {
  if (values.length === 0) {
    throw new RangeError("intensityVolumeHistogram: values must hold at least one number, got 0");
  }
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (!(value - value === 0)) {
      throw new RangeError(
        `intensityVolumeHistogram: values must be finite, got ${value} at index ${i}`,
      );
    }
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most];
}
