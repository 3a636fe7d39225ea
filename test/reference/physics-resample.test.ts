import type {Grid, Interpolation, Outside} from "../../lib/image/index.ts";
import {
  affineOf,
  createVolume,
  interpolate,
  interpolationResponse,
  offsetOf,
  orientationOf,
  resampleTo,
  SPLINE_ORDERS,
  strides,
  swapLpsRas,
  toLayout,
  voxelToWorld,
  worldToVoxel,
  zoom,
} from "../../lib/image/index.ts";
import {describeReference, number, numbers, type ReferenceCase, xyz} from "./cases.ts";

type Three = [number, number, number];

/** Reads the shape of an array. */
function shapeOf(record: Readonly<Record<string, unknown>>, key: string): number[] {
  const value = record[key];
  if (value === null || typeof value !== "object" || !("shape" in value)) {
    throw new TypeError(`${key}: must be {shape, data}`);
  }
  return numbers({shape: value.shape}, "shape");
}

/** Reads rows of numbers: a list of lists, or {shape, data}. */
function rows(record: Readonly<Record<string, unknown>>, key: string): number[][] {
  const value = record[key];
  if (Array.isArray(value)) return value.map((row: unknown) => numbers({row}, "row"));
  const [, columns] = shapeOf(record, key);
  const flat = numbers(record, key);
  return Array.from({length: flat.length / columns}, (_, i) =>
    flat.slice(i * columns, (i + 1) * columns),
  );
}

/** A grid without voxels, for what needs only its geometry. */
function gridOf(spacing: Three, origin: Three, direction: ArrayLike<number>): Grid {
  return {shape: [1, 1, 1], spacing, origin, direction: Float64Array.from(direction)};
}

/** The book's formula: axes along the world's. */
function axisAligned({params, inputs}: ReferenceCase) {
  const [ox, oy, oz] = numbers(params, "origin_x_y_z");
  const grid = gridOf(
    xyz(numbers(params, "spacing_z_y_x"), 1),
    [ox, oy, oz],
    [1, 0, 0, 0, 1, 0, 0, 0, 1],
  );
  const points = rows(inputs, "index_d_h_w").map((index) => voxelToWorld(grid, xyz(index, 0)));
  return {point_x_y_z: points.flat()};
}

/** Direction cosines in the frame LPS, and the same grid in RAS. */
function withCosines({params, inputs, expected}: ReferenceCase) {
  const [sx, sy, sz] = numbers(params, "spacing_ijk");
  const [ox, oy, oz] = numbers(params, "origin_lps");
  const lps = gridOf([sx, sy, sz], [ox, oy, oz], numbers(params, "direction"));
  const affineRas = swapLpsRas(affineOf(lps));
  const [rx, ry, rz] = swapLpsRas(lps.origin);
  const turned = lps.direction.map((cosine, i) => (i < 6 ? -cosine : cosine));
  return {
    point_lps: rows(inputs, "index_ijk").flatMap((index) => voxelToWorld(lps, index)),
    affine_lps: affineOf(lps),
    affine_ras: affineRas,
    orientation_ras: orientationOf(gridOf([sx, sy, sz], [rx, ry, rz], turned)),
    point_asked: expected["point_asked"],
    continuous_index_of_point: worldToVoxel(lps, numbers(expected, "point_asked")),
  };
}

/** Strides and offsets of three layouts; the letters of a key say which. */
function layouts({params, inputs}: ReferenceCase) {
  const shape = numbers(params, "shape_c_d_h_w");
  const cdhw = new Uint8Array(shape.reduce((a, b) => a * b));
  const shapeIn = (to: string) => toLayout(cdhw, {from: "CDHW", to, shape}).shape;
  const stridesIn = (to: string) => strides(shapeIn(to));
  const offsetsIn = (to: string) =>
    rows(inputs, "index_c_d_h_w").map((index) =>
      offsetOf(
        [...to].map((letter) => index["CDHW".indexOf(letter)]),
        stridesIn(to),
      ),
    );
  return {
    strides_channel_first: stridesIn("CDHW"),
    strides_channel_last_as_h_w_d_c: stridesIn("HWDC"),
    strides_ndhwc_as_d_h_w_c: stridesIn("DHWC"),
    offset_channel_first: offsetsIn("CDHW"),
    offset_hwdc: offsetsIn("HWDC"),
    offset_dhwc: offsetsIn("DHWC"),
  };
}

const KINDS: Readonly<Record<string, Interpolation>> = {
  nearest: "nearest",
  linear: "linear",
  bspline3: "cubic-b-spline",
  cubic_spline: "cubic-b-spline",
};

/** One image on another grid; a key names whose outside rule and which interpolation. */
function resampled({params, inputs}: ReferenceCase) {
  const image = createVolume(Float64Array.from(numbers(inputs, "image")), {
    shape: xyz(shapeOf(inputs, "image"), 1),
    spacing: xyz(numbers(params, "spacing_in"), 1),
    origin: xyz(numbers(params, "origin_in"), 0),
    unit: "1",
  });
  const grid: Grid = {
    shape: xyz(numbers(params, "size_out"), 1),
    spacing: xyz(numbers(params, "spacing_out"), 1),
    origin: xyz(numbers(params, "origin_out"), 0),
    direction: image.direction,
  };
  const outsides: Readonly<Record<string, Outside>> = {
    sitk: {value: number(params, "default_value")},
    scipy_edge: "edge",
    scipy_mirror: "mirror",
  };
  return (key: string) => {
    const found = /^(sitk|scipy_edge|scipy_mirror)_(nearest|linear|bspline3|cubic_spline)$/.exec(
      key,
    );
    if (found === null) return undefined;
    return resampleTo(image, grid, {interpolation: KINDS[found[2]], outside: outsides[found[1]]})
      .data;
  };
}

/** A larger or smaller image by both alignments. */
function zoomed({params, inputs}: ReferenceCase) {
  const shape = shapeOf(inputs, "image");
  const image = createVolume(Float64Array.from(numbers(inputs, "image")), {
    shape: xyz(shape, 1),
    unit: "1",
  });
  const factor =
    typeof params["factor"] === "number" ? params["factor"] : xyz(numbers(params, "factor"), 1);
  const interpolation = SPLINE_ORDERS[number(params, "order")];
  const options = {factor, interpolation} as const;
  return {
    voxel_edges_aligned: zoom(image, {...options, align: "voxel-edges", outside: "edge"}).data,
    corner_centres_aligned: zoom(image, {...options, align: "corner-centres", outside: "mirror"})
      .data,
  };
}

/** Samples on a line, by splines of the order in the key. */
function line({inputs}: ReferenceCase) {
  return (key: string) => {
    const found = /^spline_order_([0-3])_mirror$/.exec(key);
    if (found === null) return undefined;
    const interpolation = SPLINE_ORDERS[Number(found[1])];
    const options = {interpolation, outside: "mirror"} as const;
    return interpolate(numbers(inputs, "samples"), numbers(inputs, "at"), options);
  };
}

describeReference({
  files: "physics/resample*.json",
  ops: {
    voxel_to_world_axis_aligned: axisAligned,
    voxel_to_world_affine: withCosines,
    memory_layout: layouts,
    resample: resampled,
    zoom: zoomed,
    interpolate_1d: line,
    interpolation_frequency_response: ({params, inputs}) => {
      const f = numbers(inputs, "cycles_per_sample");
      const shift = number(params, "shift");
      return {
        linear_halfway_gain: interpolationResponse(f, {interpolation: "linear", shift}),
        linear_average_kernel_gain: interpolationResponse(f, {interpolation: "linear"}),
        nearest_average_kernel_gain: interpolationResponse(f, {interpolation: "nearest"}),
      };
    },
  },
});
