import assert from "node:assert/strict";
import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {createVolume, type Volume} from "../../lib/image/index.ts";
import {
  diskProjection,
  type FbpFilter,
  fbpFilter,
  filteredBackProjection,
  type PhantomShape,
  phantomImage,
  radon,
  type Sinogram,
  sart,
  viewsNeeded,
} from "../../lib/physics/index.ts";
import {
  describeReference,
  number,
  numbers,
  parameterOf,
  REFERENCE,
  type ReferenceCase,
  text,
} from "./cases.ts";

/** Reads a square or oblong picture {shape: [rows, columns], data}. */
function picture(record: Readonly<Record<string, unknown>>, key: string): Volume {
  const data = Float64Array.from(numbers(record, key));
  const {shape} = record[key] as {shape: number[]};
  return createVolume(data, {shape: [shape[1], shape[0], 1], unit: "1"});
}

/** The circle flag and the interpolation, as the library names them. */
function optionsOf(params: Readonly<Record<string, unknown>>) {
  const circle = params["circle"];
  assert.equal(typeof circle, "boolean", "circle");
  const interpolation = "interpolation" in params ? text(params, "interpolation") : "linear";
  return {circle: circle as boolean, interpolation: interpolation as "linear" | "nearest"};
}

/** Root mean square difference over the circle of ⌊size/2⌋ pixels around the middle pixel. */
function rmseInCircle(got: Volume, truth: Volume): number {
  const [nx, ny] = truth.shape;
  assert.deepEqual(got.shape, truth.shape);
  const [cx, cy] = [Math.floor(nx / 2), Math.floor(ny / 2)];
  let sum = 0;
  let count = 0;
  for (let j = 0; j < ny; j++) {
    for (let i = 0; i < nx; i++) {
      if ((i - cx) ** 2 + (j - cy) ** 2 > Math.min(cx, cy) ** 2) continue;
      sum += (got.data[i + nx * j] - truth.data[i + nx * j]) ** 2;
      count++;
    }
  }
  return Math.sqrt(sum / count);
}

/** A sinogram as the files have it: a row is a detector sample, a column a view. */
function turned({data, samples, anglesDeg}: Sinogram) {
  const views = anglesDeg.length;
  const rows = Array.from({length: samples * views}, (_, i) => {
    return data[(i % views) * samples + Math.floor(i / views)];
  });
  return {shape: [samples, views], data: rows};
}

/** A slice as the files have it. */
const rowsOf = ({shape, data}: Volume) => ({shape: [shape[1], shape[0]], data});

/** Projects, and reconstructs with every filter that the keys name. */
function radonFbp({params, inputs, expected}: ReferenceCase) {
  const image = picture(inputs, "image");
  const anglesDeg = numbers(params, "theta_deg");
  const {circle, interpolation} = optionsOf(params);
  const sinogram = radon(image, {anglesDeg, circle});
  const slices = new Map<string, Volume>();
  const fbp = (name: string): Volume => {
    const found = slices.get(name);
    if (found !== undefined) return found;
    const filter = name as FbpFilter;
    const slice = filteredBackProjection(sinogram, {filter, interpolation, circle});
    slices.set(name, slice);
    return slice;
  };
  return (key: string) => {
    if (key === "sinogram") return turned(sinogram);
    if (key === "column_sums") {
      return anglesDeg.map((_, v) => {
        const view = sinogram.data.subarray(v * sinogram.samples, (v + 1) * sinogram.samples);
        return view.reduce((sum, p) => sum + p, 0);
      });
    }
    if (key === "rmse_in_circle") {
      const names = Object.keys(expected[key] as Record<string, number>);
      return Object.fromEntries(names.map((name) => [name, rmseInCircle(fbp(name), image)]));
    }
    const passes = parameterOf(key, /^rmse_sart_(\d+)_pass(?:es)?$/);
    if (passes !== undefined) {
      return rmseInCircle(sart(sinogram, {relaxation: 0.15, passes}), image);
    }
    const profile = /^profile_row_(\d+)_(.+)$/.exec(key);
    if (profile !== null) {
      const {data, shape} = fbp(profile[2]);
      return data.slice(Number(profile[1]) * shape[0], (Number(profile[1]) + 1) * shape[0]);
    }
    const whole = /^fbp_(.+)$/.exec(key);
    return whole === null ? undefined : rowsOf(fbp(whole[1]));
  };
}

/** Finds the first case of the file in which a case stands: "same image as the first case". */
function firstCase(one: ReferenceCase): ReferenceCase {
  const wanted = JSON.stringify(one);
  const folder = join(REFERENCE, "physics");
  for (const name of readdirSync(folder).filter((file) => /^radon_fbp.*\.json$/.test(file))) {
    const {cases} = JSON.parse(readFileSync(join(folder, name), "utf8")) as {
      cases: ReferenceCase[];
    };
    if (cases.some((other) => JSON.stringify(other) === wanted)) return cases[0];
  }
  throw new Error(`${one.name}: its file was not found in ${folder}`);
}

/** Reconstructs from growing numbers of views, evenly spread over half a turn. */
function errorCurve(one: ReferenceCase) {
  const {inputs, params, expected} = one;
  const own = typeof inputs === "object" && "image" in inputs;
  const source = own ? one : firstCase(one);
  const image = picture(source.inputs, "image");
  const {circle, interpolation} = optionsOf({...source.params, ...params});
  const filter = text(params, "filter") as FbpFilter;
  return {
    rows_views_rmse: (expected["rows_views_rmse"] as number[][]).map(([views]) => {
      const anglesDeg = Array.from({length: views}, (_, v) => (180 * v) / views);
      const slice = filteredBackProjection(radon(image, {anglesDeg, circle}), {
        filter,
        interpolation,
        circle,
      });
      return [views, rmseInCircle(slice, image)];
    }),
  };
}

/** The disk's shadow in each view, one row a view. */
function disk({params}: ReferenceCase) {
  const [xMm, yMm] = numbers(params, "centre");
  const radiusMm = number(params, "radius");
  const value = number(params, "value");
  const sMm = numbers(params, "s");
  const angles = numbers(params, "angles_deg");
  const rows = angles.map((angleDeg) =>
    diskProjection({value, xMm, yMm, radiusMm}, {angleDeg, sMm}),
  );
  return {
    projection: {shape: [angles.length, sMm.length], data: rows.flatMap((row) => [...row])},
    mass: value * Math.PI * radiusMm ** 2,
  };
}

describeReference({
  files: "physics/radon_fbp*.json",
  ops: {
    radon_fbp: radonFbp,
    fbp_fourier_filters: ({params, expected}) =>
      Object.fromEntries(
        Object.keys(expected).map((name) => [
          name,
          fbpFilter({samples: number(params, "size"), filter: name as FbpFilter}),
        ]),
      ),
    disk_line_integrals: disk,
    angular_sampling_rule: ({params}) => ({
      views_needed: viewsNeeded(number(params, "detector_samples")),
    }),
    fbp_error_curve: errorCurve,
  },
});

/** The parameter that lists ellipses. */
const ELLIPSES = "ellipses_A_a_b_x0_y0_phi";

/** The cases that say which ellipses their picture was drawn from. */
function drawnCases(): ReferenceCase[] {
  const path = join(REFERENCE, "physics/radon_fbp.json");
  if (!existsSync(path)) return [];
  const {cases} = JSON.parse(readFileSync(path, "utf8")) as {cases: ReferenceCase[]};
  return cases.filter(({params}) => ELLIPSES in params);
}

describe("physics radon_fbp phantoms", () => {
  for (const {name, params, inputs} of drawnCases()) {
    it(`${name} is what phantomImage draws from its ellipses, in the grid's middle`, () => {
      const image = picture(inputs, "image");
      const shapes = (params[ELLIPSES] as number[][]).map(
        ([value, aMm, bMm, xMm, yMm, angleDeg]): PhantomShape => {
          return {kind: "ellipse", value, xMm, yMm, aMm, bMm, angleDeg};
        },
      );
      const size = image.shape[0];
      const got = phantomImage(shapes, {
        size,
        spacingMm: 2 / size,
        zeroAt: "grid middle",
        unit: "1",
      });
      got.data.forEach((value, i) => {
        // The files have twelve digits; sums of tenths differ in the last bit.
        assert.ok(Math.abs(value - image.data[i]) < 1e-9, `pixel ${i}`);
      });
    });
  }
});
