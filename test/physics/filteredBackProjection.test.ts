import assert from "node:assert/strict";
import fc from "fast-check";
import {
  backProject,
  createSinogram,
  fbpFilter,
  filteredBackProjection,
  filterProjections,
  phantomImage,
  phantomSinogram,
  radon,
  sheppLogan,
  viewsNeeded,
} from "../../lib/physics/index.ts";

const FILTERS = ["ramp", "shepp-logan", "cosine", "hamming", "hann", "none"] as const;

/** Views spread evenly over half a turn. */
const spread = (views: number): number[] =>
  Array.from({length: views}, (_, v) => (180 * v) / views);

/** Asserts that two lists agree. */
function assertNear(got: ArrayLike<number>, wanted: ArrayLike<number>, tolerance = 1e-12): void {
  assert.equal(got.length, wanted.length);
  for (let i = 0; i < got.length; i++) {
    assert.ok(Math.abs(got[i] - wanted[i]) <= tolerance, `[${i}]: ${got[i]} is not ${wanted[i]}`);
  }
}

describe("fbpFilter", () => {
  it("is twice the frequency for the ramp, but for a small value at 0", () => {
    const ramp = fbpFilter({samples: 512, filter: "ramp"});
    // The kernel is cut at 256 samples; what is left out adds 2·Σ 1/(πn)², about 1/(π²·128), at frequency 0.
    assert.ok(ramp[0] > 0 && ramp[0] < 2e-3, `ramp[0] ${ramp[0]}`);
    for (let k = 1; k <= 256; k++) {
      assert.ok(Math.abs(ramp[k] - (2 * k) / 512) < 2e-3, `ramp[${k}] ${ramp[k]}`);
    }
  });

  it("damps high frequencies in the order Ram-Lak, Shepp–Logan, cosine, Hamming, Hann", () => {
    const high = FILTERS.slice(0, 5).map((filter) => fbpFilter({samples: 64, filter})[28]);
    for (let i = 1; i < high.length; i++) assert.ok(high[i] < high[i - 1], `${high}`);
  });

  it("leaves the low frequencies of every window as the ramp has them", () => {
    for (const filter of FILTERS.slice(0, 5)) {
      const got = fbpFilter({samples: 512, filter})[4];
      const ramp = fbpFilter({samples: 512, filter: "ramp"})[4];
      assert.ok(Math.abs(got / ramp - 1) < 2e-3, `${filter}: ${got} against ${ramp}`);
    }
  });

  it("says which names and sizes it knows", () => {
    assert.throws(() => fbpFilter({samples: 7, filter: "hann"}), /even whole number.*got 7/);
    assert.throws(() => fbpFilter({samples: 0, filter: "hann"}), /got 0/);
    const filter = "ram" as "hann";
    assert.throws(() => fbpFilter({samples: 8, filter}), /one of ramp, .*got ram/);
  });
});

describe("filterProjections", () => {
  it("turns a point into the ramp's kernel, divided by the spacing", () => {
    const point = createSinogram([0, 0, 0, 1, 0, 0, 0], {
      samples: 7,
      anglesDeg: [0],
      spacingMm: 2,
      unit: "1",
    });
    const {data} = filterProjections(point, {filter: "ramp"});
    const kernel = [3, 2, 1, 0, 1, 2, 3].map((n) => {
      if (n === 0) return 1 / 4;
      return n % 2 === 0 ? 0 : -1 / (Math.PI * n) ** 2;
    });
    assertNear(
      data,
      kernel.map((value) => value / 2),
    );
  });

  it("filters every view by itself, be their number even or odd", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({min: -9, max: 9, noNaN: true}), {minLength: 5, maxLength: 25}),
        (values) => {
          const views = Math.floor(values.length / 5);
          const data = values.slice(0, views * 5);
          const options = {samples: 5, anglesDeg: spread(views), unit: "1"} as const;
          const all = filterProjections(createSinogram(data, options), {filter: "hann"}).data;
          for (let v = 0; v < views; v++) {
            const one = createSinogram(data.slice(v * 5, v * 5 + 5), {...options, anglesDeg: [0]});
            const alone = filterProjections(one, {filter: "hann"}).data;
            assertNear(all.subarray(v * 5, v * 5 + 5), alone);
          }
        },
      ),
    );
  });
});

describe("backProject", () => {
  it("smears a view along its rays", () => {
    const view = createSinogram([1, 2, 3], {samples: 3, anglesDeg: [90], unit: "1"});
    const {data} = backProject(view, {interpolation: "linear", circle: false, size: 3});
    assertNear(
      data,
      [3, 3, 3, 2, 2, 2, 1, 1, 1].map((value) => value * Math.PI),
    );
  });

  it("blurs a point to 1/r when nothing is filtered", () => {
    const samples = 101;
    const views = 400;
    const data = new Float64Array(samples * views);
    for (let v = 0; v < views; v++) data[v * samples + 50] = 1;
    const point = createSinogram(data, {samples, anglesDeg: spread(views), unit: "1"});
    const blurred = backProject(point, {interpolation: "linear", circle: true});
    // Each view is a triangle of width 1 on its detector, so a pixel at r gets 1/r of its area.
    for (const r of [5, 10, 20]) {
      const value = blurred.data[50 + r + 101 * 50];
      assert.ok(Math.abs(value * r - 1) < 0.02, `at ${r}: ${value * r}`);
    }
  });

  it("reads the nearest sample where asked, the lower one half-way", () => {
    const view = createSinogram([1, 2, 4, 8], {samples: 4, anglesDeg: [60], unit: "1"});
    const {data} = backProject(view, {interpolation: "nearest", circle: false, size: 3});
    // Positions 2 + (x·cos 60° + y·sin 60°), rows from y = 1 down.
    const wanted = [-1, 0, 1].map((x) => 2 + x / 2 + Math.sqrt(0.75));
    const values = [1, 2, 4, 8];
    const near = wanted.map((at) => (at > 3 ? 0 : values[Math.ceil(at - 0.5)]));
    assertNear(
      data.subarray(0, 3),
      near.map((value) => value * Math.PI),
    );
  });

  it("says which sizes and interpolations it knows", () => {
    const view = createSinogram([1], {samples: 1, anglesDeg: [0], unit: "1"});
    const options = {interpolation: "linear", circle: true} as const;
    assert.throws(() => backProject(view, {...options, size: 0}), /size must be .*got 0/);
    const interpolation = "cubic" as "linear";
    assert.throws(() => backProject(view, {...options, interpolation}), /linear or nearest/);
  });
});

describe("filteredBackProjection", () => {
  const options = {filter: "ramp", interpolation: "linear", circle: true} as const;
  const head = sheppLogan({contrast: "modified", halfWidthMm: 64});

  /** Root mean square error inside the head, away from the skull. */
  function brainError(views: number, filter: (typeof FILTERS)[number]): number {
    const scan = {samples: 129, spacingMm: 1, anglesDeg: spread(views), unit: "1"} as const;
    const slice = filteredBackProjection(phantomSinogram(head, scan), {...options, filter});
    const grid = {size: 129, spacingMm: 1, unit: "1"} as const;
    const truth = phantomImage(head, {...grid, zeroAt: "rotation axis", pointsPerSide: 4});
    let sum = 0;
    let count = 0;
    for (let i = 0; i < truth.data.length; i++) {
      const x = ((i % 129) - 64) / (0.55 * 64);
      const y = (64 - Math.floor(i / 129)) / (0.75 * 64);
      if (x * x + y * y > 1) continue;
      sum += (slice.data[i] - truth.data[i]) ** 2;
      count++;
    }
    return Math.sqrt(sum / count);
  }

  it("finds the phantom again, better with more views", () => {
    const errors = [10, 30, 90, 202].map((views) => brainError(views, "ramp"));
    for (let i = 1; i < errors.length; i++) assert.ok(errors[i] < errors[i - 1], `${errors}`);
    // Edges of half a pixel remain: contrasts of 0.1 to 0.2, on a few per cent of the pixels.
    assert.ok(errors[3] < 0.02, `${errors}`);
  });

  it("gives a slice in the unit of attenuation the size it had", () => {
    const disk = [
      {kind: "ellipse", value: 0.2, xMm: 0, yMm: 0, aMm: 60, bMm: 60, angleDeg: 0},
    ] as const;
    const scan = {samples: 81, spacingMm: 2, anglesDeg: spread(128), unit: "1/cm"} as const;
    const slice = filteredBackProjection(phantomSinogram(disk, scan), options);
    assert.equal(slice.unit, "1/cm");
    assert.deepEqual(slice.spacing, [2, 2, 2]);
    assert.ok(Math.abs(slice.data[40 + 81 * 40] - 0.2) < 1e-3, `${slice.data[40 + 81 * 40]}`);
  });

  it("is linear in the projections", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({min: -5, max: 5, noNaN: true}), {minLength: 27, maxLength: 27}),
        (values) => {
          const about = {samples: 9, anglesDeg: [0, 60, 120], unit: "1"} as const;
          const other = values.map((value, i) => Math.cos(i) - value / 3);
          const mixed = values.map((value, i) => value + 2 * other[i]);
          const [a, b, c] = [values, other, mixed].map(
            (data) => filteredBackProjection(createSinogram(data, about), options).data,
          );
          assertNear(
            c,
            Float64Array.from(a, (value, i) => value + 2 * b[i]),
          );
        },
      ),
      {numRuns: 50},
    );
  });

  it("answers to a half turn by turning the slice, on an odd grid", () => {
    const image = phantomImage(head, {size: 33, spacingMm: 4, zeroAt: "rotation axis", unit: "1"});
    const there = radon(image, {anglesDeg: spread(24), circle: true});
    const behind = radon(image, {anglesDeg: spread(24).map((angle) => angle + 180), circle: true});
    const [a, b] = [there, behind].map((views) => filteredBackProjection(views, options).data);
    assertNear(a, b, 1e-10);
  });

  it("takes one view and one sample", () => {
    const one = createSinogram([2], {samples: 1, anglesDeg: [0], unit: "1"});
    // A point's own kernel value, 1/4, smeared over half a turn.
    assertNear(filteredBackProjection(one, options).data, [(2 * Math.PI) / 4]);
  });

  it("gives back a flat slice as zero outside, and nothing for nothing", () => {
    const nothing = createSinogram(new Float64Array(20), {
      samples: 5,
      anglesDeg: spread(4),
      unit: "1",
    });
    assert.ok(filteredBackProjection(nothing, options).data.every((value) => value === 0));
  });

  it("refuses numbers that are not finite", () => {
    const broken = {
      ...createSinogram([1, 2], {samples: 2, anglesDeg: [0], unit: "1"}),
      data: Float64Array.of(1, Number.NaN),
    };
    assert.throws(() => filteredBackProjection(broken, options), /data\[1\].*got NaN/);
  });
});

describe("viewsNeeded", () => {
  it("is half of π times the samples, rounded up", () => {
    assert.deepEqual([1, 64, 128, 512].map(viewsNeeded), [2, 101, 202, 805]);
    for (const samples of [0, 1.5, Number.NaN]) {
      assert.throws(() => viewsNeeded(samples), /whole number of at least 1/);
    }
  });
});
