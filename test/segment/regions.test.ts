import assert from "node:assert/strict";
import {createMask, createVolume} from "../../lib/image/index.ts";
import {
  chanVese,
  isodataThreshold,
  liThreshold,
  regionGrow,
  thresholdOfMaximum,
  triangleThreshold,
  watershed,
  yenThreshold,
} from "../../lib/segment/index.ts";

const row = (values: readonly number[], spacing: readonly [number, number, number] = [1, 1, 1]) =>
  createVolume(Float64Array.from(values), {shape: [values.length, 1, 1], spacing, unit: "1"});

describe("regionGrow", () => {
  it("takes what is close to the seed and joined to it, not what is only close", () => {
    const grown = regionGrow(row([5, 6, 9, 5, 4]), {
      seed: [0, 0, 0],
      tolerance: 1,
      connectivity: 6,
    });
    assert.deepEqual(grown.data, Uint8Array.of(1, 1, 0, 0, 0));
  });

  it("crosses a corner only where corners count as touching", () => {
    const plane = createVolume(Uint8Array.of(1, 0, 0, 1), {shape: [2, 2, 1], unit: "1"});
    const size = (connectivity: 6 | 26) =>
      regionGrow(plane, {seed: [0, 0, 0], tolerance: 0, connectivity}).data.filter(Boolean).length;
    assert.deepEqual([size(6), size(26)], [1, 2]);
  });

  it("leaves NaN out, and refuses it as a seed", () => {
    const holed = row([1, Number.NaN, 1]);
    const options = {tolerance: 5, connectivity: 6} as const;
    assert.deepEqual(regionGrow(holed, {seed: [0, 0, 0], ...options}).data, Uint8Array.of(1, 0, 0));
    assert.throws(
      () => regionGrow(holed, {seed: [1, 0, 0], ...options}),
      /value at the seed must be finite, got NaN at \(1, 0, 0\)/,
    );
    assert.throws(
      () => regionGrow(holed, {seed: [0, 0, 0], tolerance: -1, connectivity: 6}),
      /tolerance must be at least 0, got -1/,
    );
    assert.throws(() => regionGrow(holed, {seed: [3, 0, 0], ...options}), RangeError);
  });
});

describe("watershed", () => {
  it("lets the oldest water have a voxel of equal height", () => {
    // Both floods reach the plateau at its ends; the older entry goes on first, in turn.
    const labels = watershed(row([0, 3, 3, 3, 3, 0]), {
      markers: [1, 0, 0, 0, 0, 2],
      connectivity: 6,
    });
    assert.deepEqual(labels, Int32Array.of(1, 1, 1, 2, 2, 2));
  });

  it("keeps water behind a pass as high as the pass", () => {
    // skimage.segmentation.watershed of 0.26.0 on the same row.
    const labels = watershed(row([0, 2, 0, 0, 1, 0]), {
      markers: [1, 0, 0, 0, 0, 2],
      connectivity: 6,
    });
    assert.deepEqual(labels, Int32Array.of(1, 1, 2, 2, 2, 2));
  });

  it("gives every voxel of a connected image a label, and none where no water may go", () => {
    const region = {
      ...row([0, 0, 0]),
      kind: "mask",
      data: Uint8Array.of(1, 0, 1),
    } as const;
    const labels = watershed(row([1, 1, 1]), {markers: [7, 0, 0], connectivity: 26, region});
    assert.deepEqual(labels, Int32Array.of(7, 0, 0));
  });

  it("refuses markers that do not fit, and NaN", () => {
    const options = {connectivity: 6} as const;
    assert.throws(() => watershed(row([1, 2]), {markers: [1], ...options}), {name: "ShapeError"});
    assert.throws(
      () => watershed(row([1, 2]), {markers: [1, 0.5], ...options}),
      /whole numbers from 0 to 2147483647, got 0\.5 at index 1/,
    );
    assert.throws(
      () => watershed(row([1, Number.NaN]), {markers: [1, 0], ...options}),
      /elevation must be a number, got NaN at index 1/,
    );
  });
});

describe("further thresholds", () => {
  // 60 values around 40 and 40 around 120, as counts of 8-bit values.
  const values = Uint8Array.from({length: 100}, (_, i) =>
    i < 60 ? 35 + (i % 11) : 112 + (i % 17),
  );

  it("lie between two groups, each by its own rule", () => {
    for (const threshold of [isodataThreshold, liThreshold, yenThreshold]) {
      const t = threshold(values);
      assert.ok(t >= 45 && t < 112, `${threshold.name}: ${t}`);
    }
    assert.equal(triangleThreshold(Uint8Array.of(1, 1, 1, 1, 2, 2, 3, 4, 9)), 5);
  });

  it("move with the values", () => {
    const moved = Int16Array.from(values, (v) => v - 500);
    for (const threshold of [isodataThreshold, liThreshold, yenThreshold, triangleThreshold]) {
      const gap = threshold(values) - 500 - threshold(moved);
      assert.ok(Math.abs(gap) < 1e-9, `${threshold.name}: off by ${gap}`);
    }
  });

  it("refuse constant values and NaN", () => {
    for (const threshold of [isodataThreshold, yenThreshold, triangleThreshold]) {
      assert.throws(() => threshold([4, 4]), /at least 2 bins for 2 classes, got 1/);
      assert.throws(() => threshold([4, Number.NaN]), /must be finite, got NaN at index 1/);
    }
    assert.throws(() => liThreshold([4, 4]), /values must differ, got 4 only/);
    assert.throws(() => liThreshold([]), /at least one number, got 0/);
  });
});

describe("thresholdOfMaximum", () => {
  const pet = createVolume(Float32Array.of(1, 4, 10, Number.NaN, 20), {
    shape: [5, 1, 1],
    unit: "SUV",
  });

  it("asks a share of the maximum of a region, in which a brighter organ takes over", () => {
    const near = {...pet, kind: "mask", data: Uint8Array.of(1, 1, 1, 1, 0)} as const;
    const share = (region?: typeof near) =>
      thresholdOfMaximum(pet, {fraction: 0.4, ...(region === undefined ? {} : {region})}).data;
    assert.deepEqual(share(near), Uint8Array.of(0, 1, 1, 0, 0));
    assert.deepEqual(share(), Uint8Array.of(0, 0, 1, 0, 1));
  });

  it("refuses fractions that are none, and regions without uptake", () => {
    assert.throws(() => thresholdOfMaximum(pet, {fraction: 41}), /up to 1, got 41/);
    const none = {...pet, kind: "mask", data: new Uint8Array(5)} as const;
    assert.throws(
      () => thresholdOfMaximum(pet, {fraction: 0.4, region: none}),
      /must be finite and above 0, got -Infinity/,
    );
  });
});

describe("chanVese", () => {
  /** A disk of 100 on 20 with a made ripple. */
  const n = 32;
  const disk = createVolume(
    Float64Array.from({length: n * n}, (_, i) => {
      const [x, y] = [i % n, Math.floor(i / n)];
      return ((x - 15) ** 2 + (y - 16) ** 2 <= 64 ? 100 : 20) + 8 * Math.sin(3 * x + 5 * y);
    }),
    {shape: [n, n, 1], unit: "HU"},
  );

  it("finds a disk and both means", () => {
    const found = chanVese(disk, {lengthWeight: 0.2});
    const wrong = found.mask.data.reduce((sum, inside, i) => {
      const isDisk = ((i % n) - 15) ** 2 + (Math.floor(i / n) - 16) ** 2 <= 64;
      return sum + (inside === (isDisk ? 1 : 0) ? 0 : 1);
    }, 0);
    assert.equal(wrong, 0);
    assert.ok(Math.abs(found.inside - 100) < 2 && Math.abs(found.outside - 20) < 2);
  });

  it("comes to an energy below that of the start", () => {
    const {energy} = chanVese(disk, {lengthWeight: 0.2});
    assert.ok(energy[energy.length - 1] < 0.5 * energy[0], `${energy[0]} to ${energy.at(-1)}`);
  });

  it("keeps or drops lone bright pixels by the weight of the contour, as scikit-image 0.26 does", () => {
    const size = 16;
    const grid = {shape: [size, size, 1]} as const;
    const place = (k: number) => [k % size, Math.floor(k / size)];
    const spotted = createVolume(
      Float64Array.from({length: size * size}, (_, k) => {
        const [i, j] = place(k);
        const spot = (i * 7 + j * 5) % 17 === 0 ? 35 : 0;
        return ((i - 8) ** 2 + (j - 7) ** 2 <= 25 ? 60 : 20) + spot + 1.6 * ((i * 3 + j * 11) % 5);
      }),
      {...grid, unit: "1"},
    );
    const square = Uint8Array.from({length: size * size}, (_, k) =>
      place(k).every((x) => x >= 4 && x < 12) ? 1 : 0,
    );
    const start = createMask(square, grid);

    // chan_vese(image, mu, tol=1e-6, max_num_iter=2000, dt=0.5, init_level_set=±1 of the square):
    // inside pixels as first and last + 1 of each row from the third one on.
    const smooth: Readonly<Record<number, readonly [number, number]>> = {
      3: [5, 12],
      4: [4, 13],
      5: [4, 13],
      6: [3, 13],
      7: [3, 13],
      8: [4, 13],
      9: [4, 13],
      10: [4, 13],
      11: [5, 12],
    };
    const wanted = Uint8Array.from({length: size * size}, (_, k) => {
      const [i, j] = place(k);
      const [first, end] = smooth[j] ?? [0, 0];
      return i >= first && i < end ? 1 : 0;
    });
    const settled = {start, steps: 2000, tolerance: 1e-6};
    const strict = chanVese(spotted, {lengthWeight: 0.2, ...settled}).mask.data;
    assert.deepEqual(strict, wanted);

    // With a quarter of the weight, seven more pixels come in.
    for (const [i, j] of [
      [0, 0],
      [8, 2],
      [13, 7],
      [13, 9],
      [6, 12],
      [8, 12],
      [15, 13],
    ]) {
      wanted[i + size * j] = 1;
    }
    assert.deepEqual(chanVese(spotted, {lengthWeight: 0.05, ...settled}).mask.data, wanted);
  });

  it("does not care about the unit of the image", () => {
    const scaled = {...disk, data: disk.data.map((v) => 0.01 * v + 3)};
    assert.deepEqual(
      chanVese(scaled, {lengthWeight: 0.2}).mask.data,
      chanVese(disk, {lengthWeight: 0.2}).mask.data,
    );
  });

  it("refuses constant images, NaN and negative weights", () => {
    assert.throws(() => chanVese(row([3, 3]), {lengthWeight: 1}), /values must differ, got 3 only/);
    assert.throws(() => chanVese(row([3, Number.NaN]), {lengthWeight: 1}), /finite, got NaN/);
    assert.throws(() => chanVese(row([3, 4]), {lengthWeight: -1}), /at least 0, got -1/);
  });
});
