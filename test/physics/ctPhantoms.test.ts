import assert from "node:assert/strict";
import fc from "fast-check";
import {createRng} from "../../lib/core/index.ts";
import {voxelToWorld} from "../../lib/image/index.ts";
import {
  acquireProjections,
  createSinogram,
  diskProjection,
  ellipseProjection,
  linePairs,
  type PhantomShape,
  phantomImage,
  phantomSinogram,
  projectionNoise,
  rectangleProjection,
  sheppLogan,
} from "../../lib/physics/index.ts";

const positions = Float64Array.from({length: 4001}, (_, i) => (i - 2000) / 20);

/** Adds up a shadow over the detector: the mass of the shape. */
const massOf = (shadow: Float64Array): number => shadow.reduce((sum, p) => sum + p, 0) / 20;

const someShape = (kind: PhantomShape["kind"]) =>
  fc.record({
    kind: fc.constant(kind),
    value: fc.double({min: 0.5, max: 3, noNaN: true}),
    xMm: fc.double({min: -20, max: 20, noNaN: true}),
    yMm: fc.double({min: -20, max: 20, noNaN: true}),
    aMm: fc.double({min: 2, max: 20, noNaN: true}),
    bMm: fc.double({min: 2, max: 20, noNaN: true}),
    angleDeg: fc.double({min: -180, max: 180, noNaN: true}),
  });
const someAngle = fc.double({min: -360, max: 360, noNaN: true});

describe("shadows in closed form", () => {
  it("of an ellipse have its mass, π·a·b, from every side", () => {
    fc.assert(
      fc.property(someShape("ellipse"), someAngle, (ellipse, angleDeg) => {
        const mass = massOf(ellipseProjection(ellipse, {angleDeg, sMm: positions}));
        const exact = Math.PI * ellipse.aMm * ellipse.bMm * ellipse.value;
        // The root at the two ends costs a sum of 20 points a mm about step^1.5.
        assert.ok(Math.abs(mass / exact - 1) < 2e-3, `${mass} against ${exact}`);
      }),
    );
  });

  it("of a rectangle have its mass, 4·a·b, from every side", () => {
    fc.assert(
      fc.property(someShape("rectangle"), someAngle, (bar, angleDeg) => {
        const mass = massOf(rectangleProjection(bar, {angleDeg, sMm: positions}));
        const exact = 4 * bar.aMm * bar.bMm * bar.value;
        // A box that starts between two points may gain or lose one of at least 80 of them.
        assert.ok(Math.abs(mass / exact - 1) < 0.02, `${mass} against ${exact}`);
      }),
    );
  });

  it("are the same from behind, mirrored", () => {
    fc.assert(
      fc.property(someShape("ellipse"), someShape("rectangle"), someAngle, (round, bar, angle) => {
        const mirrored = positions.map((s) => -s);
        const behind = {angleDeg: angle + 180, sMm: mirrored};
        const pairs = [
          [
            ellipseProjection(round, {angleDeg: angle, sMm: positions}),
            ellipseProjection(round, behind),
          ],
          [
            rectangleProjection(bar, {angleDeg: angle, sMm: positions}),
            rectangleProjection(bar, behind),
          ],
        ];
        for (const [a, b] of pairs) {
          // Next to an edge the last bit decides; a shadow is as good as its sum.
          assert.ok(Math.abs(massOf(a) - massOf(b)) < 0.1 * Math.max(...a, 1));
        }
      }),
      {numRuns: 50},
    );
  });

  it("of a disk are its chords", () => {
    const disk = {value: 2, xMm: 3, yMm: -4, radiusMm: 5};
    // Seen along y the middle lies at 3, seen along x at −4.
    assert.deepEqual([...diskProjection(disk, {angleDeg: 0, sMm: [3, 6, 8, 9]})], [20, 16, 0, 0]);
    const [middle] = diskProjection(disk, {angleDeg: 90, sMm: [-4]});
    assert.ok(Math.abs(middle - 20) < 1e-12, `${middle}`);
  });

  it("refuse shapes of the other kind and numbers that are not numbers", () => {
    const rays = {angleDeg: 0, sMm: [0]};
    const round: PhantomShape = {
      kind: "ellipse",
      value: 1,
      xMm: 0,
      yMm: 0,
      aMm: 1,
      bMm: 1,
      angleDeg: 0,
    };
    assert.throws(() => rectangleProjection(round, rays), /kind must be rectangle, got ellipse/);
    assert.throws(() => ellipseProjection({...round, kind: "rectangle"}, rays), /must be ellipse/);
    assert.throws(() => ellipseProjection({...round, aMm: 0}, rays), /aMm must be .*got 0/);
    assert.throws(() => ellipseProjection({...round, value: Number.NaN}, rays), /value must be/);
    assert.throws(() => ellipseProjection(round, {...rays, sMm: [Infinity]}), /sMm\[0\]/);
    assert.throws(() => diskProjection({value: 1, xMm: 0, yMm: 0, radiusMm: -1}, rays), /got -1/);
  });
});

describe("sheppLogan", () => {
  it("holds the skull, the brain and the two ventricles", () => {
    for (const [contrast, brain, ventricle] of [
      ["original", 1.02, 1],
      ["modified", 0.2, 0],
    ] as const) {
      const {data} = phantomImage(sheppLogan({contrast, halfWidthMm: 50}), {
        size: 101,
        spacingMm: 1,
        zeroAt: "rotation axis",
        unit: "1",
      });
      const at = (x: number, y: number): number => data[50 + x + 101 * (50 - y)];
      const near = (got: number, wanted: number) =>
        assert.ok(Math.abs(got - wanted) < 1e-12, `${got}`);
      near(at(0, 45), contrast === "original" ? 2 : 1);
      near(at(0, -15), brain);
      near(at(-11, 0), ventricle);
      near(at(11, 0), ventricle);
      near(at(49, 49), 0);
    }
  });

  it("says which contrasts it knows", () => {
    const contrast = "strong" as "original";
    assert.throws(() => sheppLogan({contrast, halfWidthMm: 1}), /original or modified, got strong/);
    assert.throws(() => sheppLogan({contrast: "original", halfWidthMm: 0}), /halfWidthMm/);
  });
});

describe("linePairs", () => {
  it("are bars and gaps of one width", () => {
    const bars = linePairs({pairsPerCm: 5, bars: 3, lengthMm: 8, value: 0.1, yMm: 2});
    assert.deepEqual(
      bars.map(({xMm, yMm, aMm, bMm}) => [xMm, yMm, aMm, bMm]),
      [
        [-2, 2, 0.5, 4],
        [0, 2, 0.5, 4],
        [2, 2, 0.5, 4],
      ],
    );
  });

  it("stand on a line across when turned by 90 degrees", () => {
    const [first, last] = linePairs({pairsPerCm: 5, bars: 2, lengthMm: 8, value: 1, angleDeg: 90});
    assert.ok(Math.abs(first.xMm) < 1e-12 && Math.abs(first.yMm + 1) < 1e-12);
    assert.ok(Math.abs(last.xMm) < 1e-12 && Math.abs(last.yMm - 1) < 1e-12);
  });

  it("need a frequency and a bar", () => {
    const options = {pairsPerCm: 5, bars: 3, lengthMm: 8, value: 0.1};
    assert.throws(() => linePairs({...options, pairsPerCm: 0}), /pairsPerCm/);
    assert.throws(() => linePairs({...options, bars: 0}), /bars must be/);
    assert.throws(() => linePairs({...options, value: Number.NaN}), /value/);
  });
});

describe("phantomImage", () => {
  it("draws the same slice as the sum of its shapes, each point once", () => {
    fc.assert(
      fc.property(someShape("ellipse"), someShape("rectangle"), (a, b) => {
        const options = {
          size: 24,
          spacingMm: 3,
          zeroAt: "grid middle",
          unit: "1",
          pointsPerSide: 2,
        } as const;
        const both = phantomImage([a, b], options).data;
        const [one, two] = [phantomImage([a], options).data, phantomImage([b], options).data];
        both.forEach((value, i) => {
          assert.ok(Math.abs(value - one[i] - two[i]) < 1e-12);
        });
      }),
      {numRuns: 50},
    );
  });

  it("keeps the mass of a shape when a pixel takes the mean of many points", () => {
    fc.assert(
      fc.property(someShape("ellipse"), (ellipse) => {
        const image = phantomImage([ellipse], {
          size: 90,
          spacingMm: 1,
          zeroAt: "rotation axis",
          unit: "1",
          pointsPerSide: 6,
        });
        const mass = Float64Array.from(image.data).reduce((sum, value) => sum + value, 0);
        const exact = Math.PI * ellipse.aMm * ellipse.bMm * ellipse.value;
        // Points on the rim: a rim of length 2π·20 at most, each off by a sixth of a mm at random.
        assert.ok(Math.abs(mass / exact - 1) < 0.05, `${mass} against ${exact}`);
      }),
      {numRuns: 30},
    );
  });

  it("draws nothing of a shape that lies outside", () => {
    const far: PhantomShape = {
      kind: "ellipse",
      value: 1,
      xMm: 99,
      yMm: 0,
      aMm: 1,
      bMm: 1,
      angleDeg: 0,
    };
    const options = {size: 8, spacingMm: 1, zeroAt: "grid middle", unit: "1"} as const;
    assert.ok(phantomImage([far], options).data.every((value) => value === 0));
    assert.ok(phantomImage([], options).data.every((value) => value === 0));
  });

  it("says what is wrong", () => {
    const options = {size: 8, spacingMm: 1, zeroAt: "grid middle", unit: "1"} as const;
    assert.throws(() => phantomImage([], {...options, size: 0}), /size must be/);
    assert.throws(() => phantomImage([], {...options, spacingMm: 0}), /spacingMm/);
    assert.throws(() => phantomImage([], {...options, pointsPerSide: 1.5}), /pointsPerSide/);
    const zeroAt = "corner" as "grid middle";
    assert.throws(() => phantomImage([], {...options, zeroAt}), /grid middle or rotation axis/);
  });
});

describe("phantomSinogram", () => {
  const scan = {samples: 64, spacingMm: 1, anglesDeg: [0, 45], unit: "1"} as const;

  it("averages over the width of a sample as a detector does", () => {
    // Bars of 1 mm and gaps of 1 mm on samples 2 mm wide: half of every sample is bar, to one ray of 50.
    const bars = linePairs({pairsPerCm: 5, bars: 20, lengthMm: 10, value: 1});
    const options = {...scan, samples: 10, spacingMm: 2, anglesDeg: [0]};
    const wide = phantomSinogram(bars, {...options, raysPerSample: 50});
    for (const p of wide.data.subarray(2, 8)) assert.ok(Math.abs(p - 5) < 0.21, `${p}`);
  });

  it("is the sum over the shapes", () => {
    const shapes = sheppLogan({contrast: "original", halfWidthMm: 30});
    const all = phantomSinogram(shapes, scan).data;
    const sum = new Float64Array(all.length);
    for (const shape of shapes) {
      phantomSinogram([shape], scan).data.forEach((p, i) => {
        sum[i] += p;
      });
    }
    all.forEach((p, i) => {
      assert.ok(Math.abs(p - sum[i]) < 1e-9);
    });
  });

  it("says what is wrong", () => {
    assert.throws(() => phantomSinogram([], {...scan, samples: 0}), /samples must be/);
    assert.throws(() => phantomSinogram([], {...scan, raysPerSample: 0}), /raysPerSample/);
    assert.throws(() => phantomSinogram([], {...scan, spacingMm: -1}), /spacingMm/);
    assert.throws(() => phantomSinogram([], {...scan, anglesDeg: []}), /anglesDeg/);
    assert.throws(() => phantomSinogram([], {...scan, unit: "HU"}), /got HU/);
  });
});

describe("acquireProjections", () => {
  const flat = createSinogram(new Float64Array(20000).fill(2), {
    samples: 100,
    anglesDeg: Array.from({length: 200}, (_, v) => v),
    unit: "1/cm",
  });

  it("scatters by one over the root of the counts that arrive", () => {
    const options = {I0: 1e4, emptyCount: 0.5, rng: createRng("acquire")};
    const {sinogram, counts, empty} = acquireProjections(flat, options);
    const mean = sinogram.data.reduce((sum, p) => sum + p, 0) / 20000;
    const variance = sinogram.data.reduce((sum, p) => sum + (p - mean) ** 2, 0) / 20000;
    const sd = projectionNoise(1e4 * Math.exp(-2));
    // A sample sd of 20000 numbers is good to 0.5 %; four of those.
    assert.ok(Math.abs(Math.sqrt(variance) / sd - 1) < 0.02);
    assert.ok(Math.abs(mean - 2) < (4 * sd) / Math.sqrt(20000) + sd * sd);
    assert.equal(empty, 0);
    assert.ok(counts.every(Number.isInteger));
  });

  it("counts the rays that saw nothing and puts the stated count in their place", () => {
    const options = {I0: 10, emptyCount: 0.5, rng: createRng("dark")};
    const {sinogram, counts, empty} = acquireProjections(flat, options);
    assert.equal(empty, counts.filter((count) => count === 0).length);
    assert.ok(empty > 0);
    const largest = Math.max(...sinogram.data);
    assert.ok(Math.abs(largest - Math.log(20)) < 1e-12, `${largest}`);
  });

  it("depends on the seed alone", () => {
    const run = (seed: string) =>
      acquireProjections(flat, {I0: 100, emptyCount: 1, rng: createRng(seed)}).counts;
    assert.deepEqual(run("a"), run("a"));
    assert.notDeepEqual(run("a"), run("b"));
  });

  it("says what is wrong", () => {
    const rng = createRng(1);
    const options = {I0: 100, emptyCount: 1, rng};
    assert.throws(() => acquireProjections(flat, {...options, I0: 0}), /I0/);
    assert.throws(() => acquireProjections(flat, {...options, emptyCount: 0}), /emptyCount/);
    const negative = createSinogram([-1], {samples: 1, anglesDeg: [0], unit: "1/cm"});
    assert.throws(() => acquireProjections(negative, options), /data\[0\] must not be negative/);
  });
});

describe("the grid of a picture", () => {
  it("puts the phantom's zero at the world's, its right to the patient's left, its top in front", () => {
    const dot: PhantomShape = {
      kind: "rectangle",
      value: 1,
      xMm: 4,
      yMm: 2,
      aMm: 1,
      bMm: 1,
      angleDeg: 0,
    };
    for (const zeroAt of ["rotation axis", "grid middle"] as const) {
      const size = zeroAt === "grid middle" ? 7 : 6;
      const image = phantomImage([dot], {size, spacingMm: 2, zeroAt, unit: "1"});
      const i = image.data.indexOf(1);
      const world = voxelToWorld(image, [i % size, Math.floor(i / size), 0]);
      assert.deepEqual([...world], [-4, 2, 0]);
    }
  });
});
