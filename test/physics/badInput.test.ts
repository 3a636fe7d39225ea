import assert from "node:assert/strict";
import {createRng} from "../../lib/core/index.ts";
import type {Volume} from "../../lib/image/index.ts";
import {createVolume} from "../../lib/image/index.ts";
import type {SampledKernel} from "../../lib/physics/index.ts";
import {
  applyBiasField,
  biasField,
  convolve,
  convolveByFrequency,
  createSinogram,
  edgeAngle,
  filteredBackProjection,
  gaussianPsf,
  imageFromKspace,
  kspace,
  measuredPsf,
  mtfOf,
  noisePowerSpectrum,
  otf,
  radon,
  ricianNoise,
  sart,
  slantedEdgeMtf,
  slantedEdgePhantom,
  undersample,
  zeroFill,
} from "../../lib/physics/index.ts";
import {outcome} from "../outcome.ts";

/** A picture of one value. */
function flat(value: number, nx = 4, ny = nx): Volume {
  return createVolume(new Float64Array(nx * ny).fill(value), {shape: [nx, ny, 1], unit: "1"});
}

/** A picture with one pixel of its own. */
function holed(value: number): Volume {
  const data = new Float64Array(16).fill(2);
  data[5] = value;
  return createVolume(data, {shape: [4, 4, 1], unit: "1"});
}

/** Asserts that two lists agree to rounding. */
function near(actual: unknown, wanted: readonly number[]): void {
  assert.ok(Array.isArray(actual), String(actual));
  assert.equal(actual.length, wanted.length);
  // A few transforms of a few dozen samples lose no more than this.
  for (let i = 0; i < wanted.length; i++) assert.ok(Math.abs(actual[i] - wanted[i]) < 1e-9);
}

const edge = slantedEdgePhantom({
  shape: [32, 32],
  pixelMm: 1,
  angle: 0.1,
  sigmaMm: 1,
  levels: [0, 1],
});
const howToMeasure = {edge: edgeAngle(edge), oversample: 4, halfWidth: 8, window: "none"} as const;

describe("one angle, or none", () => {
  const one = {samples: 5, anglesDeg: [0], unit: "1"} as const;

  it("is a sinogram of one view, which every reconstruction smears along its rays", () => {
    const view = radon(flat(1, 5), {anglesDeg: [0], circle: false});
    assert.equal(view.data.length, view.samples);
    const dot = createSinogram([0, 0, 1, 0, 0], one);
    const {data} = filteredBackProjection(dot, {
      filter: "ramp",
      interpolation: "linear",
      circle: true,
    });
    // The middle column is the bright one, equal in all rows of the circle.
    assert.deepEqual([data[7], data[17]], [data[12], data[12]]);
    assert.ok(data[12] > 0 && data[11] < 0);
    assert.ok(sart(dot, {relaxation: 0.5, passes: 2}).data.every(Number.isFinite));
  });

  it("is refused when it is none, or not a number", () => {
    assert.equal(
      outcome(() => radon(flat(1), {anglesDeg: [], circle: true})),
      "RangeError radon: anglesDeg must hold at least one number, got 0",
    );
    assert.equal(
      outcome(() => createSinogram([], {...one, anglesDeg: []})),
      "RangeError createSinogram: anglesDeg must hold at least one number, got 0",
    );
    assert.equal(
      outcome(() => createSinogram([1, 2, 3, 4, 5], {...one, anglesDeg: [Number.NaN]})),
      "RangeError createSinogram: anglesDeg[0] must be a finite number, got NaN",
    );
  });
});

describe("a kernel larger than the image", () => {
  const line = createVolume(Float64Array.of(1, 2, 3), {shape: [3, 1, 1], unit: "1"});
  const box: SampledKernel = {data: Array(9).fill(1), shape: [9, 1, 1], spacing: [1, 1, 1]};

  it("reads the boundary as often as it must, in space and by frequency", () => {
    const wanted: readonly (readonly [Parameters<typeof convolve>[2]["boundary"], number[]])[] = [
      ["wrap", [18, 18, 18]],
      [{constant: 0}, [6, 6, 6]],
      ["nearest", [1 * 5 + 2 + 3 * 3, 1 * 4 + 2 + 3 * 4, 1 * 3 + 2 + 3 * 5]],
    ];
    for (const [boundary, numbers] of wanted) {
      const options = {boundary, origin: "centre"} as const;
      near(
        outcome(() => convolve(line, box, options)),
        numbers,
      );
      near(
        outcome(() => convolveByFrequency(line, box, options)),
        numbers,
      );
    }
  });

  it("of a measured point spread is refused", () => {
    const options = {centre: [1, 0, 0], radius: [2, 0, 0], background: 0} as const;
    assert.equal(
      outcome(() => measuredPsf(line, options)),
      "ShapeError measuredPsf: centre ± radius must be whole voxels of the image, 0 to 2 on axis 0, got -1 to 3",
    );
  });
});

describe("a spacing of 0 and shapes that are none", () => {
  const options = {frequency: [0, 0.25], direction: [1, 0, 0]} as const;

  it("are refused of a kernel on a grid", () => {
    const kernel: SampledKernel = {data: [1, 2, 1], shape: [3, 1, 1], spacing: [0, 1, 1]};
    const rule = "a kernel's spacing must be three finite sizes above 0 mm, got 0 × 1 × 1";
    assert.equal(
      outcome(() => mtfOf(kernel, options)),
      `RangeError mtfOf: ${rule}`,
    );
    assert.equal(
      outcome(() => otf(kernel, {...options, origin: "centre"})),
      `RangeError otf: ${rule}`,
    );
    assert.equal(
      outcome(() => convolve(flat(1), kernel, {boundary: "wrap", origin: "centre"})),
      `RangeError convolve: ${rule}`,
    );
    assert.match(
      String(outcome(() => mtfOf({...kernel, spacing: [Number.NaN, 1, 1]}, options))),
      /^RangeError mtfOf: a kernel's spacing/,
    );
    for (const shape of [
      [-3, -1, 1],
      [1.5, 2, 1],
      [4, 1, 1],
    ] as const) {
      assert.match(
        String(outcome(() => mtfOf({...kernel, shape}, options))),
        /^ShapeError mtfOf: a kernel of shape .* at least 1 along each axis, got 3$/,
      );
    }
    assert.match(
      String(outcome(() => mtfOf({...kernel, data: [], shape: [0, 1, 1]}, options))),
      /^RangeError mtfOf: kernel must hold at least one number, got 0$/,
    );
  });

  it("are refused of images that bypassed createVolume", () => {
    const spacing = [0, 0, 1] as const;
    const zero = {...edge, spacing};
    const rule = "must be finite and above 0, got 0";
    assert.equal(
      outcome(() => edgeAngle(zero)),
      `RangeError edgeAngle: image.spacing[0] ${rule}`,
    );
    assert.equal(
      outcome(() => slantedEdgeMtf(zero, howToMeasure)),
      `RangeError slantedEdgeMtf: image.spacing[0] ${rule}`,
    );
    assert.equal(
      outcome(() => radon({...flat(1), spacing}, {anglesDeg: [0], circle: true})),
      `RangeError radon: image.spacing[0] ${rule}`,
    );
    assert.equal(
      outcome(() => noisePowerSpectrum({...flat(1), spacing}, {detrend: "mean"})),
      `RangeError noisePowerSpectrum: spacing[0] ${rule}`,
    );
    assert.equal(
      outcome(() => gaussianPsf({sigmaMm: 1, spacing})),
      `RangeError gaussianPsf: spacing[0] ${rule}`,
    );
    assert.equal(
      outcome(() => createSinogram([1], {samples: 1, anglesDeg: [0], unit: "1", spacingMm: 0})),
      `RangeError createSinogram: spacingMm ${rule}`,
    );
    assert.match(
      String(
        outcome(() =>
          biasField({...flat(1), spacing}, {degree: 2, strength: 0.1, rng: createRng(1)}),
        ),
      ),
      /^RangeError createVolume: spacing must be three finite sizes above 0 mm/,
    );
  });

  it("are refused of pixels that are not square, where rays or edges cross them", () => {
    const oblong = createVolume(new Float64Array(16), {
      shape: [4, 4, 1],
      spacing: [1, 2, 1],
      unit: "1",
    });
    const rule = "pixels must be square, got 1 × 2 mm; resample first";
    assert.equal(
      outcome(() => radon(oblong, {anglesDeg: [0], circle: true})),
      `ShapeError radon: ${rule}`,
    );
    assert.equal(
      outcome(() => edgeAngle(oblong)),
      `ShapeError edgeAngle: ${rule}`,
    );
  });
});

describe("pictures that are constant, of one pixel, or hold NaN or Infinity", () => {
  const inputs = [flat(2), flat(2, 1), holed(Number.NaN), holed(Number.POSITIVE_INFINITY)];
  const refusal = (rule: string, ...values: readonly string[]) =>
    values.map((value) => rule.replace("?", value));
  const kernel: SampledKernel = {data: [1], shape: [1, 1, 1], spacing: [1, 1, 1]};
  const wrap = {boundary: "wrap", origin: "centre"} as const;
  const cases: readonly (readonly [string, (picture: Volume) => unknown, readonly unknown[]])[] = [
    [
      "kspace",
      (v) => kspace(v).re.reduce((a, b) => a + b * b, 0),
      [
        64,
        4,
        ...refusal(
          "RangeError kspace: every voxel must be a finite number, got ?; one would spoil every frequency",
          "NaN",
          "Infinity",
        ),
      ],
    ],
    [
      "radon",
      (v) => radon(v, {anglesDeg: [0], circle: true}).data[Math.floor(v.shape[0] / 2)],
      [
        8,
        2,
        ...refusal(
          "RangeError radon: image.data[5] must be a finite number, got ?",
          "NaN",
          "Infinity",
        ),
      ],
    ],
    [
      "noisePowerSpectrum",
      (v) => Math.max(...noisePowerSpectrum(v, {detrend: "plane"}).nps),
      [
        0,
        0,
        ...refusal(
          "RangeError noisePowerSpectrum: every pixel must be a finite number, got ?",
          "NaN",
          "Infinity",
        ),
      ],
    ],
    [
      "edgeAngle",
      (v) => edgeAngle(v).angle,
      [
        "RangeError edgeAngle: every row must cross the edge, row 0 is flat",
        "ShapeError edgeAngle: image must have two rows and columns, got 1 × 1",
        ...refusal(
          "RangeError edgeAngle: every pixel must be a finite number, got ?",
          "NaN",
          "Infinity",
        ),
      ],
    ],
    [
      "measuredPsf",
      (v) => measuredPsf(v, {centre: [0, 0, 0], radius: [0, 0, 0], background: 2}),
      Array(4).fill(
        "RangeError measuredPsf: the box must be brighter than its background, its sum above it is 0",
      ),
    ],
    [
      "convolveByFrequency",
      (v) => convolveByFrequency(v, kernel, wrap).data[0],
      [
        2,
        2,
        ...refusal(
          "RangeError convolveByFrequency: every voxel must be a finite number, got ?; use convolve, where it spoils only its neighbours",
          "NaN",
          "Infinity",
        ),
      ],
    ],
    [
      "convolve",
      (v) => convolve(v, kernel, wrap).data[v.data.length > 1 ? 5 : 0],
      [2, 2, Number.NaN, Number.POSITIVE_INFINITY],
    ],
    [
      "ricianNoise",
      (v) => ricianNoise(v, {sigma: 0, rng: createRng(1)}).data[v.data.length > 1 ? 5 : 0],
      [2, 2, Number.NaN, Number.POSITIVE_INFINITY],
    ],
    [
      "applyBiasField",
      (v) => applyBiasField(v, {...v, unit: "1", data: new Float64Array(v.data.length).fill(3)}),
      [
        Array(16).fill(6),
        [6],
        Array.from(holed(Number.NaN).data, (value) => 3 * value),
        Array.from(holed(Number.POSITIVE_INFINITY).data, (value) => 3 * value),
      ],
    ],
  ];
  for (const [name, call, wanted] of cases) {
    it(`are refused by ${name}, or it states what comes out`, () => {
      const got = inputs.map((picture) => outcome(() => call(picture)));
      got.forEach((value, i) => {
        const expected = wanted[i];
        // Sums of a few rounded numbers.
        if (typeof value === "number" && typeof expected === "number" && Number.isFinite(value)) {
          assert.ok(Math.abs(value - expected) < 1e-9, `${value} instead of ${expected}`);
        } else assert.deepEqual(value, expected);
      });
    });
  }

  it("have no edge to measure where both sides are alike", () => {
    assert.equal(
      outcome(() => slantedEdgeMtf({...edge, data: new Float64Array(1024)}, howToMeasure)),
      "RangeError slantedEdgeMtf: image must have an edge, its two sides are equal",
    );
  });
});

describe("options that ask for more than there is", () => {
  const four = kspace(createVolume(Float64Array.of(1, 2, 3, 4), {shape: [4, 1, 1], unit: "1"}));

  it("undersample keeps one line at least", () => {
    const kept = undersample(four, {axis: "x", every: 9, first: 2});
    assert.deepEqual(Array.from(kept.re), [0, 0, four.re[2], 0]);
    assert.equal(
      outcome(() => undersample(four, {axis: "x", every: 9, first: 4})),
      "RangeError undersample: first must be one of the 4 lines across x, got 4; no line would be kept",
    );
  });

  it("slantedEdgeMtf looks no further than the image reaches", () => {
    assert.match(
      String(outcome(() => slantedEdgeMtf(edge, {...howToMeasure, halfWidth: 1e10}))),
      /^RangeError slantedEdgeMtf: halfWidth must be at most the image's diagonal, 45\.\d+ pixels, got 10000000000$/,
    );
  });
});

describe("oblique and anisotropic grids", () => {
  const [c, s] = [Math.cos(0.5), Math.sin(0.5)];
  const image = createVolume(
    Float64Array.from({length: 24}, (_, i) => (i * 7) % 11),
    {
      shape: [4, 3, 2],
      spacing: [0.5, 1, 3],
      origin: [4, -2, 9],
      direction: [c, -s, 0, s, c, 0, 0, 0, 1],
      unit: "1",
    },
  );

  it("come back from k-space where they were", () => {
    const back = imageFromKspace(kspace(image), {part: "real"});
    near(Array.from(back.data), Array.from(image.data));
    assert.deepEqual(
      [back.spacing, back.origin, back.direction],
      [image.spacing, image.origin, image.direction],
    );
  });

  it("shrink their voxels along their own axes when k-space is filled up", () => {
    const finer = imageFromKspace(zeroFill(kspace(image), {shape: [8, 3, 2]}), {part: "real"});
    assert.deepEqual(finer.spacing, [0.25, 1, 3]);
    // Voxel ⌊n/2⌋ keeps its place and, as every second one, its value.
    assert.ok(Math.abs(finer.data[4] - image.data[2]) < 1e-9);
    near([...finer.origin], [...image.origin]);
  });

  it("keep their grid under noise and a bias field", () => {
    const rng = createRng(3);
    const field = biasField(image, {degree: 2, strength: 0.2, rng});
    for (const volume of [
      field,
      applyBiasField(image, field),
      ricianNoise(image, {sigma: 1, rng}),
    ]) {
      assert.deepEqual(
        [volume.spacing, volume.origin, volume.direction],
        [image.spacing, image.origin, image.direction],
      );
    }
  });
});
