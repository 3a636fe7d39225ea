import assert from "node:assert/strict";
import fc from "fast-check";
import {ShapeError} from "../../lib/core/index.ts";
import {createVolume, type Volume} from "../../lib/image/index.ts";
import {
  createSinogram,
  filteredBackProjection,
  goldenViewOrder,
  phantomImage,
  radon,
  sart,
  sheppLogan,
} from "../../lib/physics/index.ts";

const spread = (views: number): number[] =>
  Array.from({length: views}, (_, v) => (180 * v) / views);

/** Root mean square difference of two slices. */
function rmse(a: Volume, b: Volume): number {
  let sum = 0;
  for (let i = 0; i < a.data.length; i++) sum += (a.data[i] - b.data[i]) ** 2;
  return Math.sqrt(sum / a.data.length);
}

describe("goldenViewOrder", () => {
  it("takes wide steps", () => {
    // 0, then near 68.75, 137.5, 26.25 (of 20 and 40 the former), 95, …
    const order = goldenViewOrder([0, 20, 40, 60, 80, 100, 120, 140, 160]);
    assert.deepEqual([...order], [0, 3, 7, 1, 5, 8, 2, 6, 4]);
  });

  it("names every view once, whatever the angles", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({min: -400, max: 400, noNaN: true}), {minLength: 1, maxLength: 40}),
        (angles) => {
          const order = [...goldenViewOrder(angles)].sort((a, b) => a - b);
          assert.deepEqual(order, [...angles.keys()]);
        },
      ),
    );
  });

  it("needs an angle", () => {
    assert.throws(() => goldenViewOrder([]), /goldenViewOrder: anglesDeg must hold/);
  });
});

describe("sart", () => {
  const truth = phantomImage(sheppLogan({contrast: "modified", halfWidthMm: 16}), {
    size: 33,
    spacingMm: 1,
    zeroAt: "rotation axis",
    unit: "1",
    pointsPerSide: 4,
  });
  const views = radon(truth, {anglesDeg: spread(12), circle: true});

  it("leaves nothing as it is, and writes along a ray that saw something", () => {
    const about = {samples: 7, anglesDeg: [0], unit: "1"} as const;
    const options = {relaxation: 1, passes: 1};
    const empty = sart(createSinogram(new Float64Array(7), about), options);
    assert.ok(empty.data.every((value) => value === 0));
    // The middle ray of seven crosses column 3, in rows 1 to 5, and no other pixel.
    const {data} = sart(createSinogram([0, 0, 0, 4, 0, 0, 0], about), options);
    data.forEach((value, i) => {
      const crossed = i % 7 === 3 && i > 7 && i < 42;
      assert.equal(value > 1e-9, crossed, `pixel ${i}: ${value}`);
    });
    assert.ok(data[24] > data[10], "more in the middle of the ray than at its end");
  });

  it("comes nearer with every pass", () => {
    const errors = [1, 3, 9].map((passes) => rmse(sart(views, {relaxation: 0.15, passes}), truth));
    assert.ok(errors[0] > errors[1] && errors[1] > errors[2], `${errors}`);
  });

  it("goes on where it stopped: two passes are one and one", () => {
    const one = sart(views, {relaxation: 0.3, passes: 1});
    const again = sart(views, {relaxation: 0.3, passes: 1, start: one});
    assert.deepEqual(again.data, sart(views, {relaxation: 0.3, passes: 2}).data);
  });

  it("beats filtered back-projection where views are few", () => {
    const slice = filteredBackProjection(views, {
      filter: "ramp",
      interpolation: "linear",
      circle: true,
    });
    const iterated = sart(views, {relaxation: 0.15, passes: 5, limits: [0, Infinity]});
    const [few, many] = [rmse(iterated, truth), rmse(slice, truth)];
    assert.ok(few < 0.9 * many, `${few} against ${many}`);
  });

  it("keeps to its limits", () => {
    const {data} = sart(views, {relaxation: 1, passes: 2, limits: [0, 0.5]});
    assert.ok(data.every((value) => value >= 0 && value <= 0.5));
  });

  it("scales with the projections, and knows the unit of attenuation", () => {
    const double = {...views, data: views.data.map((p) => 2 * p)};
    const options = {relaxation: 0.2, passes: 1};
    const [a, b] = [sart(views, options), sart(double, options)];
    const inCm = sart({...views, unit: "1/cm"}, options);
    a.data.forEach((value, i) => {
      assert.ok(Math.abs(b.data[i] - 2 * value) < 1e-12);
      // A pixel of 1 mm is a tenth of a cm, so the same reading means ten times the attenuation.
      assert.ok(Math.abs(inCm.data[i] - 10 * value) < 1e-11);
    });
  });

  it("takes a single view", () => {
    const one = radon(truth, {anglesDeg: [30], circle: true});
    assert.ok(sart(one, {relaxation: 0.15, passes: 1}).data.every(Number.isFinite));
  });

  it("says what is wrong with its options", () => {
    const options = {relaxation: 0.15, passes: 1};
    for (const relaxation of [0, 2, Number.NaN]) {
      assert.throws(() => sart(views, {...options, relaxation}), /relaxation must be above 0/);
    }
    assert.throws(() => sart(views, {...options, passes: 0}), /passes must be .*got 0/);
    assert.throws(() => sart(views, {...options, limits: [1, 0]}), /limits must be/);
    const small = createVolume(new Float64Array(4), {shape: [2, 2, 1], unit: "1"});
    assert.throws(() => sart(views, {...options, start: small}), ShapeError);
    assert.throws(() => sart(views, {...options, start: {...truth, unit: "1/cm"}}), /in 1 as/);
    const data = Float64Array.from(truth.data).fill(Number.NaN);
    assert.throws(() => sart(views, {...options, start: {...truth, data}}), /start\.data\[0\]/);
    const narrow = createSinogram([1, 2, 3], {samples: 3, anglesDeg: [0], unit: "1"});
    assert.throws(() => sart(narrow, options), /at least 4 samples a view, got 3/);
  });
});
