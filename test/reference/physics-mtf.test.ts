import {blurSweep} from "voxelbook/features";
import {createMask, createVolume} from "voxelbook/image";
import {
  boxMtf,
  boxOtf,
  combinedSigma,
  convolve,
  convolveByFrequency,
  gaussianMtf,
  gaussianResolution,
  mtfCascade,
  mtfOf,
  noisePowerSpectrum,
  otf,
  ptf,
  slantedEdgeMtf,
} from "voxelbook/physics";
import {describeReference, number, numbers, type ReferenceCase, text} from "./cases.ts";

/** Reads a shaped array; of two axes the last one is x. */
function picture(record: Readonly<Record<string, unknown>>, key: string) {
  const value = record[key];
  const shape =
    value !== null && typeof value === "object" && "shape" in value ? value.shape : undefined;
  if (!Array.isArray(shape) || shape.length !== 2) {
    throw new TypeError(`${key}: must be an array of two axes, got ${JSON.stringify(shape)}`);
  }
  return {data: Float64Array.from(numbers(record, key)), shape: [shape[1], shape[0], 1] as const};
}

/** The MTF of a Gaussian point spread and the numbers that sum it up. */
function gaussian({params, inputs}: ReferenceCase) {
  const sigmaMm = number(params, "sigma_mm");
  const {fwhmMm, mtf50, mtf10} = gaussianResolution({sigmaMm});
  const mtf = gaussianMtf(numbers(inputs, "frequency_per_mm"), {sigmaMm});
  return {mtf, mtf50, mtf10, fwhm: fwhmMm};
}

/** A box aperture: the signed transfer function and its size. */
function box({params, inputs}: ReferenceCase) {
  const widthMm = number(params, "width_mm");
  const frequency = numbers(inputs, "frequency_per_mm");
  return {
    mtf: boxMtf(frequency, {widthMm}),
    signed_otf: boxOtf(frequency, {widthMm}),
    first_zero: 1 / widthMm,
  };
}

/** A chain of Gaussians (sigma…) and boxes (box…). */
function cascade({params, inputs}: ReferenceCase) {
  const frequency = numbers(inputs, "frequency_per_mm");
  const named = (prefix: string) =>
    Object.keys(params)
      .filter((key) => key.startsWith(prefix))
      .map((key) => number(params, key));
  const sigmas = named("sigma");
  return {
    product: mtfCascade([
      ...sigmas.map((sigmaMm) => gaussianMtf(frequency, {sigmaMm})),
      ...named("box").map((widthMm) => boxMtf(frequency, {widthMm})),
    ]),
    sigma_total_gaussian_part: combinedSigma(sigmas),
  };
}

/** The transfer function of a sampled point spread at the frequencies of a transform of a given length. */
function sampled({params, inputs}: ReferenceCase) {
  const length = number(params, "fft_length");
  if (text(params, "origin") !== "sample 0") {
    throw new RangeError(`origin: must be "sample 0", got ${text(params, "origin")}`);
  }
  const psf = numbers(inputs, "psf");
  const frequency = Float64Array.from({length}, (_, k) => k / length);
  const options = {frequency, stepMm: 1, origin: "first"} as const;
  const {re, im} = otf(psf, options);
  return {otf_real: re, otf_imag: im, mtf: mtfOf(psf, options), ptf_rad: ptf(psf, options)};
}

/** A circular convolution, in space; the way by frequency has to agree with it. */
function circular({inputs}: ReferenceCase) {
  const f = createVolume(picture(inputs, "f").data, {...picture(inputs, "f"), unit: "1"});
  const h = {...picture(inputs, "h"), spacing: [1, 1, 1] as const};
  const options = {boundary: "wrap", origin: "first"} as const;
  const g = convolve(f, h, options).data;
  convolveByFrequency(f, h, options).data.forEach((value, i) => {
    if (!(Math.abs(value - g[i]) <= 1e-12)) throw new Error(`[${i}]: ${value} and ${g[i]}`);
  });
  const shape = picture(inputs, "f").shape;
  return {g: {shape: [shape[1], shape[0]], data: g}};
}

/** The MTF across a slanted edge, with the steps on the way. */
function slanted({params, inputs, expected}: ReferenceCase) {
  const {data, shape} = picture(inputs, "image");
  const image = createVolume(data, {shape, unit: "1"});
  const angle = (number(params, "angle_deg") * Math.PI) / 180;
  const names = {hamming: "hamming", hann: "hann", none: "none"} as const;
  const window = Object.values(names).find((n) => n === text(params, "window").toLowerCase());
  if (window === undefined) throw new RangeError(`window: unknown ${text(params, "window")}`);
  const result = slantedEdgeMtf(image, {
    edge: {angle, through: [(shape[0] - 1) / 2, (shape[1] - 1) / 2]},
    oversample: number(params, "oversample"),
    halfWidth: number(params, "half_width_px"),
    window,
  });
  // A case may list fewer frequencies than there are up to one cycle per pixel.
  const count =
    "frequency_cycles_per_px" in expected
      ? numbers(expected, "frequency_cycles_per_px").length
      : result.frequency.length;
  const frequency = result.frequency.slice(0, count);
  return {
    esf: result.esf,
    lsf: result.lsf,
    frequency_cycles_per_px: frequency,
    mtf_estimate: result.mtfRaw.slice(0, count),
    mtf_estimate_derivative_corrected: result.mtf.slice(0, count),
    mtf_analytic: gaussianMtf(frequency, {sigmaMm: number(params, "sigma_px")}),
  };
}

/** The noise power spectrum of one region. */
function noisePower({params, inputs}: ReferenceCase) {
  const pixel = number(params, "pixel_mm");
  const {data, shape} = picture(inputs, "noise");
  const noise = createVolume(data, {shape, spacing: [pixel, pixel, 1], unit: "1"});
  const {nps} = noisePowerSpectrum(noise, {detrend: "mean"});
  const total = nps.reduce((sum, power) => sum + power, 0);
  const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
  return {
    nps_first_row: nps.slice(0, shape[0]),
    nps_mean: total / nps.length,
    variance: data.reduce((sum, value) => sum + (value - mean) ** 2, 0) / data.length,
    integral_over_frequency: total / (shape[0] * pixel) / (shape[1] * pixel),
  };
}

/** A table of co-occurrence features after each blur, with fixed bins and with bins fitted again. */
function blurred({params, inputs, expected}: ReferenceCase) {
  const {data, shape} = picture(inputs, "image");
  const image = createVolume(data, {shape, unit: "1"});
  const {columns} = params;
  const {rows} = expected;
  if (!Array.isArray(columns) || !Array.isArray(rows)) {
    throw new TypeError("blur_glcm: columns and rows must be lists");
  }
  const count = number(params, "levels");
  // Without edges of its own a case divides the range 0 to 1 evenly.
  const edges =
    "fixed_edges" in params
      ? numbers(params, "fixed_edges")
      : Array.from({length: count - 1}, (_, k) => (k + 1) / count);
  const [down, right] = "offset" in params ? numbers(params, "offset") : [0, 1];
  const options = {
    sigmasMm: rows.map(([sigma]: readonly number[]) => sigma),
    offset: [right, down, 0],
    boundary: "wrap",
  } as const;
  const mask = createMask(new Uint8Array(data.length).fill(1), image);
  const fixed = blurSweep(image, mask, {...options, binning: {edges}});
  const fitted = blurSweep(image, mask, {...options, binning: {bins: count}});
  return {
    rows: rows.map((_, k) =>
      columns.map((column: string) => {
        const swept = column.includes("minmax") ? fitted[k] : fixed[k];
        if (column.startsWith("sqrt_asm")) return Math.sqrt(swept.angularSecondMoment);
        if (column.startsWith("asm")) return swept.angularSecondMoment;
        if (column.startsWith("contrast")) return swept.contrast;
        return column === "sigma" ? swept.sigmaMm : swept.inverseDifferenceMoment;
      }),
    ),
  };
}

describeReference({
  files: "physics/mtf*.json",
  ops: {
    gaussian_mtf: gaussian,
    box_mtf: box,
    mtf_cascade: cascade,
    psf_to_otf: sampled,
    circular_convolution: circular,
    slanted_edge_mtf: slanted,
    noise_power_spectrum: noisePower,
    blur_glcm: blurred,
  },
});
