import assert from "node:assert/strict";
import type {Volume} from "../../lib/image/index.ts";
import {
  bilateralFilter,
  createVolume,
  nonLocalMeans,
  nyulApply,
  nyulTrain,
  padVolume,
  resampleTo,
} from "../../lib/image/index.ts";

/** A made picture of 7 × 6 whole numbers from 0 to 22. */
const picture = createVolume(
  Float64Array.from({length: 42}, (_, k) => {
    const [i, j] = [k % 7, Math.floor(k / 7)];
    return (i * 37 + j * 11 + ((i * j) % 5) * 3) % 23;
  }),
  {shape: [7, 6, 1], unit: "1"},
);

/** Asserts that the first values of the third row are those of a peer. */
function assertRow({data}: Volume, wanted: readonly number[], tolerance: number): void {
  wanted.forEach((value, i) => {
    assert.ok(Math.abs(data[14 + i] - value) <= tolerance, `${data[14 + i]} is not ${value}`);
  });
}

describe("filters beside those of other libraries", () => {
  it("bilateralFilter gives the numbers of SimpleITK 2.5.7", () => {
    // sitk.Bilateral(image, 1.0, 6.0, 1000000): it looks the second weight up in a table.
    const wanted = [
      19.61995056, 17.74975213, 16.9708819, 18.36216761, 16.59536291, 3.39620877, 17.28134284,
    ];
    const options = {sigmaMm: 1, sigmaValue: 6, truncate: 2.5, boundary: "nearest"} as const;
    assertRow(bilateralFilter(picture, options), wanted, 1e-5);
  });

  // sitk.Resample with sitk…WindowedSinc (radius 5), divided by the same for an image of ones, since ITK
  // leaves the weights as they are; SimpleITK 2.5.7. The last column, beyond the centres, is left out.
  const rows = {
    hamming: [20.2960273466, 18.0359561349, 16.4496117574, 23.5939005011, 8.686964734],
    lanczos: [20.4128359399, 18.1641419643, 16.2476847681, 23.9668027291, 8.3893092652],
    cosine: [20.4141541902, 18.2684780312, 16.0910941153, 24.1943337343, 8.2259385967],
  } as const;
  for (const window of ["hamming", "lanczos", "cosine"] as const) {
    it(`a sinc under a ${window} window gives the numbers of SimpleITK 2.5.7`, () => {
      const moved = resampleTo(
        picture,
        {...picture, origin: [0.3, 0.2, 0]},
        {interpolation: {window, radius: 5}, outside: "edge"},
      );
      // Peer numbers are written to ten places.
      assertRow(moved, rows[window], 1e-9);
    });
  }

  it("nonLocalMeans gives what a plain loop over patches gives", () => {
    const wide = padVolume(picture, {before: [3, 3, 0], after: [3, 3, 0], boundary: "mirror"});
    const at = (x: number, y: number): number => wide.data[x + 3 + 13 * (y + 3)];
    const plain = Float64Array.from(picture.data, (_, k) => {
      const [x, y] = [k % 7, Math.floor(k / 7)];
      let [weights, total] = [0, 0];
      for (let n = 0; n < 25; n++) {
        const [u, v] = [x + (n % 5) - 2, y + Math.floor(n / 5) - 2];
        let square = 0;
        for (let m = 0; m < 9; m++) {
          const [a, b] = [(m % 3) - 1, Math.floor(m / 3) - 1];
          square += (at(x + a, y + b) - at(u + a, v + b)) ** 2 / 9;
        }
        const weight = Math.exp(-Math.max(square - 2 * 3 * 3, 0) / 64);
        weights += weight;
        total += weight * at(u, v);
      }
      return total / weights;
    });
    const options = {patchRadius: 1, searchRadius: 2, h: 8, noiseSd: 3} as const;
    const fast = nonLocalMeans(picture, {...options, boundary: "mirror"}).data;
    // The same sums in another order.
    plain.forEach((value, i) => {
      assert.ok(Math.abs(fast[i] - value) < 1e-10, `[${i}]: ${fast[i]} is not ${value}`);
    });
  });

  it("the Nyúl scale gives the numbers of NumPy 2.4.6's percentile and interp", () => {
    const ramp = Float64Array.from({length: 40}, (_, k) => (k * 37 + ((k * k) % 11) * 5) % 89);
    const [a, b] = [ramp, ramp.map((v) => 3 * v ** 1.2 + 10)].map((data) =>
      createVolume(data, {shape: [40, 1, 1], unit: "1"}),
    );
    const percentiles = [5, 25, 50, 75, 95];
    const scale = nyulTrain([{volume: a}, {volume: b}], {percentiles, range: [0, 100]});
    const got = [...scale.landmarks, ...nyulApply({volume: b}, scale).data.slice(1, 6)];

    // Landmarks are the mean of interp(q, [q[0], q[-1]], [0, 100]) over both; then interp(b, q, landmarks).
    const wanted = [
      0, 17.1616369106, 45.5395009516, 76.5303568185, 100, 42.9609202117, 0.0453017601,
      74.8691870057, 97.3026225751, 18.829519659,
    ];
    wanted.forEach((value, k) => {
      assert.ok(Math.abs(got[k] - value) < 1e-9, `[${k}]: ${got[k]} is not ${value}`);
    });
  });
});
