import assert from "node:assert/strict";
import {binaryPattern2d} from "../../../lib/features/filter/binaryPattern2d.ts";
import {binaryPattern3d} from "../../../lib/features/filter/binaryPattern3d.ts";
import {icosphere} from "../../../lib/features/filter/icosphere.ts";
import {sphericalHarmonics} from "../../../lib/features/filter/sphericalHarmonics.ts";
import {createVolume} from "../../../lib/image/index.ts";
import {assertNear, constant, doubled, marked, pattern, row} from "./images.ts";

const image = pattern([6, 5, 4]);

describe("binaryPattern2d", () => {
  it("counts the brighter neighbours of uniform patterns, and puts all others together", () => {
    // Four neighbours: right, above, left, below.
    const of = (...values: number[]): number => {
      const slice = createVolume(Uint8Array.from(values), {shape: [3, 3, 1], unit: "1"});
      return binaryPattern2d(slice, {samples: 4}).data[4];
    };
    assert.equal(of(0, 0, 0, 0, 5, 0, 0, 0, 0), 0);
    assert.equal(of(0, 9, 0, 0, 5, 9, 0, 0, 0), 2);
    assert.equal(of(0, 5, 0, 5, 5, 5, 0, 5, 0), 4);
    assert.equal(of(0, 0, 0, 9, 5, 9, 0, 0, 0), 5);
    assert.equal(of(0, 9, 0, 0, 5, 0, 0, 9, 0), 5);
  });

  it("gives the numbers of scikit-image 0.26.0 by every method", () => {
    // local_binary_pattern(image[1], P=8, R=radius, method=method)[2].
    const rows = [
      ["uniform", 1, [6, 7, 7, 0, 8, 0]],
      ["default", 1, [207, 239, 239, 0, 255, 0]],
      ["ror", 1.5, [31, 127, 127, 0, 255, 1]],
      ["nri_uniform", 1, [43, 52, 52, 0, 57, 0]],
    ] as const;
    for (const [method, radius, wanted] of rows) {
      assert.deepEqual(row(binaryPattern2d(image, {method, radius}), 2, 1), wanted, method);
    }
  });

  it("sees 0 beyond a slice, so that a bright constant is darker outside", () => {
    const {data} = binaryPattern2d(constant([3, 3, 2], 7), {samples: 4});
    assert.deepEqual(Array.from(data.slice(0, 9)), [2, 3, 2, 3, 4, 3, 2, 3, 2]);
  });
});

describe("binaryPattern3d", () => {
  it("gives the numbers of PyRadiomics 3.0.1 with SciPy 1.12.0 and trimesh 5.2.0", () => {
    // Rows y = 2, z = 1 of lbp-3D-m1, -m2 and -k, every voxel in the region.
    const {levels, kurtosis} = binaryPattern3d(image);
    const wanted = [
      [12.893023963105417, 20.628838340968645, 20.628838340968645, 0, 21.660280258017085, 0],
      [12.130100298349701, 17.83926798801906, 17.51497953084763, 0, 18.401806215963283, 0],
      [
        -1.5000833124572173, -1.1683560793988608, -0.7331029871353181, -0.5844272926513381,
        -0.6553022542158464, -0.6038426302675126,
      ],
    ];
    // Sums over 42 neighbours in another order.
    [...levels, kurtosis].forEach((found, k) => {
      assertNear(row(found, 2, 1), wanted[k], 1e-12);
    });
  });

  it("does so for doubles, three degrees and an icosahedron, at a border", () => {
    const half = {...doubled(image), data: Float64Array.from(image.data, (value) => value + 0.5)};
    const {levels, kurtosis} = binaryPattern3d(half, {levels: 3, subdivisions: 0});
    const wanted = [
      [
        1.102657790843584, 1.9296511339762719, 2.4809800293980637, 2.4809800293980637,
        2.205315581687168, 2.205315581687168,
      ],
      [
        1.2413786935691744, 1.9322706549459765, 2.6337521527348526, 2.6069053409014042,
        2.153766114353945, 2.2361022367022905,
      ],
      [
        0.7890465976274265, 0.5678568651815746, 0.9524783314751318, 0.5502811832513772,
        0.8435282027380594, 1.578093195254853,
      ],
      [
        -1.314286051788822, -1.5437772760602793, -0.7617177673625957, -0.43399332639321564,
        0.4571533141295605, -1.523775153858473,
      ],
    ];
    [...levels, kurtosis].forEach((found, k) => {
      assertNear(row(found, 1, 2), wanted[k], 1e-12);
    });
  });

  it("gives NaN for the kurtosis of neighbours that are all alike, and only there", () => {
    const {levels, kurtosis} = binaryPattern3d(constant([5, 5, 5], 3));
    const middle = 62;
    assert.ok(Number.isNaN(kurtosis.data[middle]));
    assert.ok(Number.isFinite(kurtosis.data[0]));
    assert.ok(levels.every(({data}) => data.every(Number.isFinite)));
  });

  it("computes the region's voxels as in the whole image, and leaves 0 between them", () => {
    const region = marked(image, [1, 2, 1], [3, 2, 2]);
    const part = binaryPattern3d(image, {}, region).levels[1];
    const whole = binaryPattern3d(image).levels[1];
    const [first, last] = [row(whole, 2, 1)[1], row(whole, 2, 2)[3]];
    assert.deepEqual(part.shape, [3, 1, 2]);
    assert.deepEqual(Array.from(part.data), [first, 0, 0, 0, 0, last]);
  });
});

describe("the sphere of binaryPattern3d", () => {
  it("has 12, 42 and 162 corners, all at the radius and in opposite pairs", () => {
    [12, 42, 162].forEach((count, subdivisions) => {
      const points = icosphere(subdivisions, 2);
      assert.equal(points.length, count);
      for (const [x, y, z] of points) {
        assert.ok(Math.abs(Math.hypot(x, y, z) - 2) < 1e-14);
        const opposite = points.some((p) => Math.hypot(p[0] + x, p[1] + y, p[2] + z) < 1e-14);
        assert.ok(opposite);
      }
    });
  });

  it("carries harmonics that are orthonormal: the squares of a degree add to (2n + 1) / 4π", () => {
    for (const n of [0, 1, 2, 5]) {
      const {re, im} = sphericalHarmonics(n, 0.7, 1.1);
      const squares = re.map((r, m) => (m === 0 ? 1 : 2) * (r * r + im[m] * im[m]));
      const total = squares.reduce((sum, value) => sum + value, 0);
      assert.ok(Math.abs(total - (2 * n + 1) / (4 * Math.PI)) < 1e-14, `${n}`);
    }
    // Y₁₁ = −√(3/8π) sin θ e^{iφ}.
    const {re} = sphericalHarmonics(1, 0, Math.PI / 2);
    assertNear(re, [0, -Math.sqrt(3 / (8 * Math.PI))], 1e-15);
  });
});
