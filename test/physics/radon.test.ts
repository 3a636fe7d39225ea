import assert from "node:assert/strict";
import fc from "fast-check";
import {fft, ShapeError} from "../../lib/core/index.ts";
import {createVolume, type Volume} from "../../lib/image/index.ts";
import {createSinogram, phantomImage, phantomSinogram, radon} from "../../lib/physics/index.ts";

/** A slice of the given width out of its rows. */
function slice(rows: readonly (readonly number[])[], unit: Volume["unit"] = "1"): Volume {
  return createVolume(Float64Array.from(rows.flat()), {
    shape: [rows[0].length, rows.length, 1],
    unit,
  });
}

/** A slice of random numbers that is zero outside its circle. */
function randomDisk(n: number, values: readonly number[]): Volume {
  const middle = Math.floor(n / 2);
  const data = Float64Array.from({length: n * n}, (_, i) => {
    const r2 = ((i % n) - middle) ** 2 + (Math.floor(i / n) - middle) ** 2;
    return r2 <= (middle - 1) ** 2 ? values[i % values.length] : 0;
  });
  return createVolume(data, {shape: [n, n, 1], unit: "1"});
}

const someNumbers = fc.array(fc.double({min: -5, max: 5, noNaN: true}), {
  minLength: 7,
  maxLength: 40,
});
const someAngle = fc.double({min: -360, max: 360, noNaN: true});

/** Asserts that two lists agree; sums of a few hundred doubles differ in the last digits only. */
function assertNear(got: ArrayLike<number>, wanted: ArrayLike<number>, tolerance = 1e-9): void {
  assert.equal(got.length, wanted.length);
  for (let i = 0; i < got.length; i++) {
    assert.ok(Math.abs(got[i] - wanted[i]) <= tolerance, `[${i}]: ${got[i]} is not ${wanted[i]}`);
  }
}

describe("radon", () => {
  const picture = slice([
    [0, 1, 0],
    [2, 3, 4],
    [0, 5, 0],
  ]);

  it("adds up columns at 0 degrees, and rows from below at 90 degrees", () => {
    const {data} = radon(picture, {anglesDeg: [0, 90], circle: true});
    assertNear(data.subarray(0, 3), [2, 9, 4]);
    assertNear(data.subarray(3), [5, 9, 1]);
  });

  it("reads a view from behind backwards, on an odd grid", () => {
    const {data} = radon(picture, {anglesDeg: [0, 180], circle: true});
    assertNear([...data.subarray(3)].reverse(), data.subarray(0, 3));
  });

  it("keeps the corners when the views are as wide as the diagonal", () => {
    const corners = slice([
      [1, 0, 1],
      [0, 0, 0],
      [1, 0, 1],
    ]);
    const {data, samples} = radon(corners, {anglesDeg: [45], circle: false});
    assert.equal(samples, 5);
    // Two corners lie on the middle ray, the others √2 beside it, between the outer two samples.
    assert.ok(data[0] + data[1] > 0.5 && data[3] + data[4] > 0.5, `${data}`);
    assert.equal(radon(corners, {anglesDeg: [45], circle: true}).samples, 3);
  });

  it("measures paths in cm for attenuation, in mm for all else", () => {
    const attenuation = createVolume(Float64Array.of(0.2), {
      shape: [1, 1, 1],
      spacing: [5, 5, 5],
      unit: "1/cm",
    });
    const options = {anglesDeg: [30], circle: true};
    assertNear(radon(attenuation, options).data, [0.1], 1e-15);
    assertNear(radon({...attenuation, unit: "1"}, options).data, [1], 1e-15);
  });

  it("is what a plain loop over all steps of all rays gives", () => {
    /** The value between pixels, 0 outside. */
    const between = ({data, shape}: Volume, x: number, y: number): number => {
      const [n, i, j] = [shape[0], Math.floor(x), Math.floor(y)];
      let sum = 0;
      for (const [a, b] of [
        [i, j],
        [i + 1, j],
        [i, j + 1],
        [i + 1, j + 1],
      ]) {
        if (a < 0 || b < 0 || a >= n || b >= n) continue;
        sum += (1 - Math.abs(x - a)) * (1 - Math.abs(y - b)) * data[a + n * b];
      }
      return sum;
    };
    fc.assert(
      fc.property(someNumbers, fc.integer({min: 1, max: 10}), someAngle, (values, n, angle) => {
        const data = Float64Array.from({length: n * n}, (_, i) => values[i % values.length]);
        const f = createVolume(data, {shape: [n, n, 1], unit: "1"});
        const middle = Math.floor(n / 2);
        const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
        const plain = Array.from({length: n}, (_, k) => {
          let sum = 0;
          for (let r = -middle; r < n - middle; r++) {
            const s = k - middle;
            sum += between(f, middle + s * cos + r * sin, middle - s * sin + r * cos);
          }
          return sum;
        });
        assertNear(radon(f, {anglesDeg: [angle], circle: true}).data, plain);
      }),
    );
  });

  it("is linear", () => {
    fc.assert(
      fc.property(someNumbers, someNumbers, someAngle, (a, b, angle) => {
        const [f, g] = [randomDisk(9, a), randomDisk(9, b)];
        const mixed = createVolume(
          Float64Array.from(f.data, (value, i) => 2 * value - 3 * g.data[i]),
          {...f, unit: "1"},
        );
        const options = {anglesDeg: [angle, 77], circle: true};
        const [p, q] = [radon(f, options).data, radon(g, options).data];
        assertNear(
          radon(mixed, options).data,
          p.map((value, i) => 2 * value - 3 * q[i]),
        );
      }),
      {numRuns: 50},
    );
  });

  it("commutes with a quarter turn of the slice, on an odd grid", () => {
    fc.assert(
      fc.property(someNumbers, someAngle, (values, angle) => {
        const n = 9;
        const f = randomDisk(n, values);
        // Turned counter-clockwise, what was to the right comes to lie on top.
        const turned = createVolume(
          Float64Array.from(f.data, (_, i) => {
            const [x, y] = [i % n, Math.floor(i / n)];
            return f.data[n - 1 - y + n * x];
          }),
          {...f, unit: "1"},
        );
        const before = radon(f, {anglesDeg: [angle], circle: true}).data;
        assertNear(radon(turned, {anglesDeg: [angle + 90], circle: true}).data, before);
      }),
      {numRuns: 50},
    );
  });

  it("keeps the mass of a smooth slice in every view, to the error of linear interpolation", () => {
    const n = 65;
    const hill = createVolume(
      Float64Array.from({length: n * n}, (_, i) => {
        return Math.exp(-(((i % n) - 35) ** 2 + (Math.floor(i / n) - 30) ** 2) / 50);
      }),
      {shape: [n, n, 1], unit: "1"},
    );
    const {data} = radon(hill, {anglesDeg: [0, 20, 45, 70, 110, 160], circle: false});
    const views = Array.from({length: 6}, (_, v) => {
      const width = data.length / 6;
      return data.subarray(v * width, (v + 1) * width).reduce((sum, p) => sum + p, 0);
    });
    for (const mass of views) assert.ok(Math.abs(mass / views[0] - 1) < 1e-4, `mass ${mass}`);
  });

  it("comes close to the closed form of a disk, its error of the order of a pixel's share", () => {
    const disk = [
      {kind: "ellipse", value: 1, xMm: 12, yMm: -7, aMm: 15, bMm: 15, angleDeg: 0},
    ] as const;
    const scan = {anglesDeg: [0, 17, 60, 90, 133], spacingMm: 1, unit: "1"} as const;
    const image = phantomImage(disk, {
      size: 81,
      spacingMm: 1,
      zeroAt: "rotation axis",
      unit: "1",
      pointsPerSide: 8,
    });
    const exact = phantomSinogram(disk, {...scan, samples: 81});
    const got = radon(image, {...scan, circle: true});
    let sum = 0;
    exact.data.forEach((p, i) => {
      sum += (p - got.data[i]) ** 2;
    });
    const rms = Math.sqrt(sum / exact.data.length);
    // At the disk's rim the chord grows like a root, so one sample in 81 is off by a few mm.
    assert.ok(rms < 0.35, `rms ${rms}`);
  });

  it("obeys the slice theorem: a view's transform is a line of the slice's transform", () => {
    const f = randomDisk(16, [1, 4, 2, 8, 5, 7]);
    const whole = fft(f.data, {shape: [16, 16]});
    const view = fft(radon(f, {anglesDeg: [0], circle: true}).data);
    assertNear(view.re, whole.re.subarray(0, 16));
    assertNear(view.im, whole.im.subarray(0, 16));
  });

  it("takes one angle, a slice of one pixel, and a slice of one value", () => {
    assertNear(radon(slice([[7]]), {anglesDeg: [33], circle: true}).data, [7]);
    const flat = slice(Array.from({length: 4}, () => [3, 3, 3, 3]));
    assertNear(radon(flat, {anglesDeg: [0], circle: true}).data, [12, 12, 12, 12]);
  });

  it("does not ask how the slice lies in the world", () => {
    const oblique = Float64Array.of(0.8, -0.6, 0, 0.6, 0.8, 0, 0, 0, 1);
    const turned = createVolume(picture.data, {shape: [3, 3, 1], unit: "1", direction: oblique});
    const options = {anglesDeg: [0, 50], circle: true};
    assert.deepEqual(radon(turned, options).data, radon(picture, options).data);
  });

  it("says what is wrong with a slice or with angles", () => {
    const options = {anglesDeg: [0], circle: true};
    const thick = createVolume(new Float64Array(8), {shape: [2, 2, 2], unit: "1"});
    assert.throws(() => radon(thick, options), ShapeError);
    const oblong = createVolume(new Float64Array(4), {
      shape: [2, 2, 1],
      spacing: [1, 2, 1],
      unit: "1",
    });
    assert.throws(() => radon(oblong, options), /radon: pixels must be square, got 1 × 2 mm/);
    assert.throws(() => radon(slice([[0, Number.NaN]]), options), /image\.data\[1\].*got NaN/);
    assert.throws(() => radon(slice([[1]], "HU"), options), /got HU.*attenuationFromHounsfield/);
    assert.throws(() => radon({...picture, data: new Float64Array(0)}, options), /at least one/);
    assert.throws(() => radon({...picture, spacing: [0, 0, 1]}, options), /spacing\[0\].*got 0/);
    assert.throws(() => radon(picture, {...options, anglesDeg: []}), /anglesDeg must hold/);
    assert.throws(() => radon(picture, {...options, anglesDeg: [Infinity]}), /anglesDeg\[0\]/);
  });
});

describe("createSinogram", () => {
  const about = {samples: 2, anglesDeg: [0, 90], unit: "1/cm"} as const;

  it("keeps numbers, angles and spacing, and copies them", () => {
    const data = [1, 2, 3, 4];
    const sinogram = createSinogram(data, {...about, spacingMm: 2});
    data[0] = 9;
    assert.deepEqual([...sinogram.data], [1, 2, 3, 4]);
    assert.deepEqual([...sinogram.anglesDeg], [0, 90]);
    assert.equal(sinogram.spacingMm, 2);
  });

  it("says what does not fit", () => {
    assert.throws(() => createSinogram([1, 2, 3], about), ShapeError);
    assert.throws(() => createSinogram([1, 2, 3, Number.NaN], about), /data\[3\].*got NaN/);
    assert.throws(() => createSinogram([], {...about, samples: 0}), /samples must be a whole/);
    assert.throws(() => createSinogram([], {...about, anglesDeg: []}), /anglesDeg must hold/);
    assert.throws(() => createSinogram([1, 2, 3, 4], {...about, spacingMm: 0}), /spacingMm/);
    assert.throws(() => createSinogram([1, 2, 3, 4], {...about, unit: "HU"}), /got HU/);
  });
});
