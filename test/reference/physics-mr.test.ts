import {createVolume} from "voxelbook/image";
import {
  ernstAngle,
  imageFromKspace,
  inversionNull,
  keepCentre,
  kspace,
  ricianMoments,
  spinEcho,
  spoiledGradientEcho,
  undersample,
} from "voxelbook/physics";
import {describeReference, number, numbers, type ReferenceCase, text} from "./cases.ts";

/** Reads rows and columns of the image of a case. */
function rowsAndColumns(inputs: Readonly<Record<string, unknown>>): [number, number] {
  const image = inputs["image"];
  const shape =
    image !== null && typeof image === "object" && "shape" in image ? image.shape : undefined;
  if (!Array.isArray(shape) || shape.length !== 2) {
    throw new TypeError(`image: must be an array of two axes, got ${JSON.stringify(shape)}`);
  }
  return [shape[0], shape[1]];
}

/** k-space of a picture, of its middle alone, and of every second row. */
function kspaceOf({params, inputs}: ReferenceCase) {
  if (text(params, "norm") !== "ortho, centred") {
    throw new RangeError(`norm: must be "ortho, centred", got ${text(params, "norm")}`);
  }
  const [rows, columns] = rowsAndColumns(inputs);
  const data = Float64Array.from(numbers(inputs, "image"));
  const samples = kspace(createVolume(data, {shape: [columns, rows, 1], unit: "1"}));
  const kept = number(params, "kept_centre");
  const shaped = (values: ArrayLike<number>) => ({shape: [rows, columns], data: values});
  const middle = keepCentre(samples, {shape: [kept, kept, 1]});
  const half = undersample(samples, {axis: "y", every: 2, first: 0});
  return {
    k_real: shaped(samples.re),
    k_imag: shaped(samples.im),
    zero_filled_magnitude: shaped(imageFromKspace(middle, {part: "magnitude"}).data),
    every_second_row_magnitude: shaped(imageFromKspace(half, {part: "magnitude"}).data),
    energy: samples.re.reduce((sum, re, i) => sum + re * re + samples.im[i] ** 2, 0),
  };
}

/** Signals of one tissue in the usual sequences; the rows name their own TR and TE. */
function signals({params, expected}: ReferenceCase) {
  const density = number(params, "PD");
  const t1Ms = number(params, "T1");
  const t2Ms = number(params, "T2");
  const trMs = number(params, "TR_spgr");
  const flip = (number(params, "flip_deg") * Math.PI) / 180;
  const rows = expected["spin_echo_rows_TR_TE_S"];
  return {
    spin_echo_rows_TR_TE_S: (Array.isArray(rows) ? rows : []).map(([tr, te]: number[]) => [
      tr,
      te,
      spinEcho({density, t1Ms, t2Ms, trMs: tr, teMs: te}),
    ]),
    spoiled_gre: spoiledGradientEcho({density, t1Ms, trMs, flip}),
    ernst_angle_deg: (ernstAngle({t1Ms, trMs}) * 180) / Math.PI,
    inversion_null_time: inversionNull({t1Ms, trMs: Number.POSITIVE_INFINITY}),
  };
}

describeReference({
  files: "physics/mr*.json",
  ops: {
    kspace: kspaceOf,
    rician_moments: ({params}) => ({
      ...ricianMoments({amplitude: number(params, "A"), sigma: number(params, "sigma")}),
    }),
    mr_signal_equations: signals,
  },
});
