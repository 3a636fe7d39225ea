import assert from "node:assert/strict";
import fc from "fast-check";
import {stationaryWavelet} from "../../../lib/features/filter/stationaryWavelet.ts";
import {createVolume} from "../../../lib/image/index.ts";
import {assertNear, constant, marked, pattern, row} from "./images.ts";

const image = pattern([6, 5, 4]);

describe("stationaryWavelet", () => {
  it("takes sums and differences of neighbours with Haar's filter", () => {
    const line = createVolume(Float64Array.of(2, 6, 4, 4), {shape: [4, 1, 1], unit: "1"});
    const bands = stationaryWavelet(line, {family: "haar", dims: 2});
    assert.deepEqual(
      bands.map(({band}) => band),
      ["LH", "HL", "HH", "LL"],
    );

    // An axis of one voxel is padded by itself, so that its sum is √2 times the value.
    assertNear(bands[3].image.data, [8, 10, 8, 6], 1e-14);
    assertNear(bands[1].image.data, [-4, 2, 0, 2], 1e-14);
    assertNear(bands[0].image.data, [0, 0, 0, 0], 1e-14);
  });

  it("lists the bands of every level, and the smooth one of the last", () => {
    const names = stationaryWavelet(image, {level: 2}).map(({band, level}) => `${band}${level}`);
    const details = ["LLH", "LHL", "LHH", "HLL", "HLH", "HHL", "HHH"];
    const wanted = [...details.map((band) => `${band}1`), ...details.map((band) => `${band}2`)];
    assert.deepEqual(names, [...wanted, "LLL2"]);
  });

  it("leaves of a constant only the smooth band, √2 times larger for each axis", () => {
    for (const {band, image: response} of stationaryWavelet(constant([4, 6, 5], 7), {})) {
      const wanted = new Float64Array(120).fill(band === "LLL" ? 7 * Math.SQRT2 ** 3 : 0);
      assertNear(response.data, wanted, 1e-13);
    }
  });

  it("keeps the energy: on even axes the squares of all bands add to eight times those of the image", () => {
    const even = pattern([6, 4, 8]);
    const energy = (data: ArrayLike<number>): number =>
      Array.from(data).reduce((total, value) => total + value * value, 0);
    for (const family of ["haar", "db3", "coif2", "sym5"] as const) {
      const total = stationaryWavelet(even, {family}).reduce(
        (sum, {image: response}) => sum + energy(response.data),
        0,
      );
      assert.ok(Math.abs(total / (8 * energy(even.data)) - 1) < 1e-10, family);
    }
  });

  it("starts the second level from the smooth band of the first, with the same filters", () => {
    const first = stationaryWavelet(pattern([6, 4, 8]), {family: "db2"});
    const second = stationaryWavelet(pattern([6, 4, 8]), {family: "db2", startLevel: 1});
    const again = stationaryWavelet(first[7].image, {family: "db2"});
    again.forEach(({image: response}, k) => {
      assert.deepEqual(second[k].image.data, response.data);
    });
  });

  it("gives the numbers of PyWavelets 1.9.0, an odd axis made even by its first voxel", () => {
    // pywt.swtn(np.pad(image, [(0, 0), (0, 1), (0, 0)], 'wrap'), wavelet, level=1, axes=(2, 1, 0)), row
    // y = 2, z = 1.
    const rows = {
      coif2: [
        0.743853305259658, -3.8594061523090026, -3.7567172498131916, 8.436695159565383,
        -0.600056335998455, -0.9643687267043961,
      ],
      db3: [
        -1.1582814694678052, -3.7098497066810423, -1.6603117639767997, 11.849699693228244,
        -3.0525962041985766, -2.2686605489040192,
      ],
    } as const;
    for (const family of ["coif2", "db3"] as const) {
      const found = stationaryWavelet(image, {family}).find(({band}) => band === "HLH");
      // The order of the sums is PyWavelets', so that every digit is the same.
      assert.deepEqual(row(found!.image, 2, 1), rows[family]);
    }
  });

  it("stays in single precision for an image in single precision, as PyWavelets does", () => {
    const single = {...image, data: Float32Array.from(image.data)};
    const found = stationaryWavelet(single, {family: "coif1"}).find(({band}) => band === "LHH");
    assert.ok(found!.image.data instanceof Float32Array);
    const wanted = [
      -14.689926147460938, -29.536602020263672, -22.328561782836914, -5.618495941162109,
      13.695747375488281, 11.832355499267578,
    ];
    assert.deepEqual(row(found!.image, 2, 1), wanted);
  });

  it("gives in a region's box the very numbers of the whole image", () => {
    const size = fc.integer({min: 1, max: 12});
    const family = fc.constantFrom("haar" as const, "db3" as const, "coif2" as const);
    const level = fc.integer({min: 1, max: 2});
    fc.assert(
      fc.property(size, size, size, family, level, fc.integer(), (nx, ny, nz, name, depth, at) => {
        const whole = pattern([nx, ny, nz]);
        const pick = (n: number, shift: number) => Math.abs((at >> shift) % n);
        const voxel = [pick(nx, 0), pick(ny, 3), pick(nz, 7)] as const;
        const region = marked(whole, voxel, [pick(nx, 5), pick(ny, 1), pick(nz, 2)]);
        const options = {family: name, level: depth};
        const all = stationaryWavelet(whole, options);
        stationaryWavelet(whole, options, region).forEach(({image: part}, k) => {
          const [x, y, z] = part.origin;
          const wanted = Array.from({length: part.shape[1] * part.shape[2]}, (_, line) => {
            const [j, i] = [line % part.shape[1], Math.floor(line / part.shape[1])];
            return row(all[k].image, y + j, z + i).slice(x, x + part.shape[0]);
          });
          assert.deepEqual(Array.from(part.data), wanted.flat());
        });
      }),
      {seed: 7, numRuns: 60},
    );
  });
});
