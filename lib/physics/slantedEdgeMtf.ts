import {fft} from "../core/index.ts";
import type {Volume} from "../image/index.ts";
import {type EdgeLine, requireEdgeImage} from "./edgeAngle.ts";

/** How an MTF is measured from the picture of an edge. */
export interface SlantedEdgeMtfOptions {
  /** The edge's angle to the columns and a point on it; edgeAngle finds both. */
  readonly edge: EdgeLine;
  /** Bins per pixel across the edge, at least 1; 4 in the standard. */
  readonly oversample: number;
  /** How far to either side of the edge pixels count, in pixels. */
  readonly halfWidth: number;
  /** What the line spread is multiplied by before its transform. */
  readonly window: "none" | "hamming" | "hann";
}

/** An MTF with the steps that lead to it. */
export interface SlantedEdgeMtf {
  /** Distance of each bin from the edge, mm, shape [n]. */
  readonly distance: Float64Array;
  /** Edge spread function: mean of the pixels in each bin, shape [n]. */
  readonly esf: Float64Array;
  /** Line spread function: half the difference of the next and the last bin, per bin, shape [n]. */
  readonly lsf: Float64Array;
  /** Cycles per mm, up to one cycle per pixel, shape [m]. */
  readonly frequency: Float64Array;
  /** MTF as measured, the attenuation by the central difference included, shape [m]. */
  readonly mtfRaw: Float64Array;
  /** MTF without that attenuation, shape [m]. */
  readonly mtf: Float64Array;
}

/** Averages the pixels by their signed distance from the edge, in bins of 1/oversample pixel. */
function edgeSpread(
  {data, shape}: Volume,
  {edge, oversample, halfWidth}: SlantedEdgeMtfOptions,
): Float64Array {
  const [nx, ny] = shape;
  const most = Math.round(oversample * halfWidth);
  const sum = new Float64Array(2 * most + 1);
  const count = new Float64Array(2 * most + 1);
  const cos = Math.cos(edge.angle);
  const sin = Math.sin(edge.angle);
  for (let y = 0, i = 0; y < ny; y++) {
    for (let x = 0; x < nx; x++, i++) {
      const d = (x - edge.through[0]) * cos - (y - edge.through[1]) * sin;
      const bin = Math.round(oversample * d);
      if (Math.abs(bin) > most) continue;
      sum[bin + most] += data[i];
      count[bin + most]++;
    }
  }
  for (let b = 0; b < sum.length; b++) {
    if (count[b] === 0) {
      throw new RangeError(
        `slantedEdgeMtf: every bin must hold a pixel, the one at ${(b - most) / oversample} pixels is empty; take a smaller oversample or halfWidth, or an edge that is further from the rows' and columns' directions`,
      );
    }
    sum[b] /= count[b];
  }
  return sum;
}

/** Differentiates by half the difference of the neighbours; at the ends by the one difference that there is. */
function lineSpread(esf: Float64Array): Float64Array {
  const last = esf.length - 1;
  return esf.map((value, i) => {
    if (i === 0) return esf[1] - value;
    return i === last ? value - esf[last - 1] : (esf[i + 1] - esf[i - 1]) / 2;
  });
}

/** Value of a window of n samples at sample i. */
function windowAt(kind: SlantedEdgeMtfOptions["window"], i: number, n: number): number {
  const wave = Math.cos((2 * Math.PI * i) / (n - 1));
  if (kind === "hamming") return 0.54 - 0.46 * wave;
  return kind === "hann" ? 0.5 - 0.5 * wave : 1;
}

/** Checks what the loops below rely on. */
function requireOptions({edge, oversample, halfWidth, window}: SlantedEdgeMtfOptions): void {
  if (!Number.isInteger(oversample) || oversample < 1) {
    throw new RangeError(
      `slantedEdgeMtf: oversample must be a whole number of at least 1, got ${oversample}`,
    );
  }
  if (!(Number.isFinite(halfWidth) && Math.round(oversample * halfWidth) >= 2)) {
    throw new RangeError(`slantedEdgeMtf: halfWidth must span two bins or more, got ${halfWidth}`);
  }
  if (![edge.angle, ...edge.through].every(Number.isFinite)) {
    throw new RangeError(
      `slantedEdgeMtf: edge must be finite, got ${edge.angle} through ${edge.through.join(", ")}`,
    );
  }
  if (window !== "none" && window !== "hamming" && window !== "hann") {
    throw new RangeError(
      `slantedEdgeMtf: window must be "none", "hamming" or "hann", got ${String(window)}`,
    );
  }
}

/**
 * Measures the MTF across a slanted edge: the tilt lets the rows sample the edge at many distances.
 *
 * Pixels are averaged by their distance from the edge (ESF), the result is differentiated (LSF), windowed and
 * transformed. The central difference itself attenuates by sin(x)/x with x = 2πk times the bin width; `mtf` is
 * divided by it, `mtfRaw` is not.
 *
 * @formula eq:slanted-edge $\mathrm{MTF}(k) = \frac{|\mathcal F\{w\,\mathrm{ESF}'\}(k)|}{|\mathcal F\{w\,\mathrm{ESF}'\}(0)|} \cdot \frac{2\pi k \delta}{\sin 2\pi k \delta}$
 * @param image - one slice of square pixels with an edge
 * @param options - edge, its angle and a point on it; oversample, bins per pixel; halfWidth, pixels; window
 * @returns distances, edge and line spread, frequencies in cycles per mm and the MTF, raw and corrected
 * @throws ShapeError when the image has several slices or its pixels are not square
 * @throws RangeError when a pixel is not finite, a bin stays empty, there is no edge, or an option breaks its rule
 * @ref iso12233
 * @example const edge = slantedEdgePhantom({shape: [64, 64], pixelMm: 1, angle: 0.09, sigmaMm: 1, levels: [0, 100]})
 * slantedEdgeMtf(edge, {edge: edgeAngle(edge), oversample: 4, halfWidth: 12, window: "hamming"}).mtf[0] // 1
 */
export function slantedEdgeMtf(image: Volume, options: SlantedEdgeMtfOptions): SlantedEdgeMtf {
  requireEdgeImage("slantedEdgeMtf", image);
  requireOptions(options);
  const reach = Math.hypot(image.shape[0], image.shape[1]);
  if (options.halfWidth > reach) {
    throw new RangeError(
      `slantedEdgeMtf: halfWidth must be at most the image's diagonal, ${reach} pixels, got ${options.halfWidth}`,
    );
  }
  const {oversample, window} = options;
  const esf = edgeSpread(image, options);
  const lsf = lineSpread(esf);
  const n = esf.length;
  const {re, im} = fft(lsf.map((value, i) => value * windowAt(window, i, n)));
  const size = re.map((real, i) => Math.hypot(real, im[i]));
  if (!(size[0] > 0)) {
    throw new RangeError("slantedEdgeMtf: image must have an edge, its two sides are equal");
  }

  // Frequencies up to one cycle per pixel; a bin is 1/oversample pixels wide. One bin per pixel ends at half of
  // that, the highest frequency there is, and the central difference passes nothing beyond it.
  const step = oversample / n;
  const count = Math.min(Math.floor(1 / step), Math.floor((n - 1) / 2)) + 1;
  const pixel = image.spacing[0];
  const indices = Float64Array.from({length: count}, (_, k) => k);
  const mtfRaw = indices.map((k) => size[k] / size[0]);
  return {
    distance: esf.map((_, b) => ((b - (n - 1) / 2) / oversample) * pixel),
    esf,
    lsf,
    frequency: indices.map((k) => (k * step) / pixel),
    mtfRaw,
    mtf: indices.map((k) => {
      const x = (2 * Math.PI * k) / n;
      return k === 0 ? mtfRaw[k] : (mtfRaw[k] * x) / Math.sin(x);
    }),
  };
}
