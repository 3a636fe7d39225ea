import assert from "node:assert/strict";
import fc from "fast-check";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {readDicomSeries, readDicomSlice, voxelToWorld} from "../../lib/image/index.ts";
import {outcome} from "../outcome.ts";
import type {DicomValue} from "./dicomBytes.ts";
import {dicomFile} from "./dicomBytes.ts";

const UID: DicomValue = ["UI", "1.2.3"];

/** A slice of the series at a height, whose first voxel holds a number of its own. */
function sliceAt(
  z: number | string,
  first = 0,
  changes: Record<string, DicomValue | undefined> = {},
): Uint8Array {
  const stored = Uint8Array.of(first, 4, 1, 4, 2, 4, 0, 0, 255, 15, 0, 0);
  return dicomFile({
    "0020000e": UID,
    "00200032": ["DS", typeof z === "string" ? z : `-10\\-20\\${z}`],
    "7fe00010": ["OW", stored],
    ...changes,
  });
}

describe("readDicomSeries", () => {
  it("stacks slices by their positions and takes the spacing from them, not from the thickness", () => {
    const series = readDicomSeries([sliceAt(32.5, 2), sliceAt(30, 1), sliceAt(35, 3)]);
    assert.deepEqual(series.shape, [3, 2, 3]);
    assert.deepEqual(series.spacing, [0.6, 0.7, 2.5]);
    assert.deepEqual(series.origin, [10, 20, 30]);
    assert.equal(series.unit, "HU");
    assert.deepEqual([series.data[0], series.data[6], series.data[12]], [1, 2, 3]);
    const slice = readDicomSlice(sliceAt(30, 1));
    assert.deepEqual([...series.data.subarray(0, 6)], [...slice.data]);
    assert.deepEqual(series.direction, slice.direction);
  });

  it("puts every voxel where the file of its slice says, whatever the order and the angle", () => {
    const axis = fc.double({min: -1, max: 1, noNaN: true});
    fc.assert(
      fc.property(
        fc.tuple(axis, axis, axis),
        fc.double({min: -3, max: 3, noNaN: true}),
        fc.shuffledSubarray([0, 1, 2, 3], {minLength: 4}),
        ([a, b, c], turn, order) => {
          // Rodrigues' rotation of the x and y axes about any axis.
          const length = Math.hypot(a, b, c);
          fc.pre(length > 0.1);
          const u = [a / length, b / length, c / length];
          const rotated = (v: readonly number[]) => {
            const cross = [0, 1, 2].map(
              (i) => u[(i + 1) % 3] * v[(i + 2) % 3] - u[(i + 2) % 3] * v[(i + 1) % 3],
            );
            const dot = u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
            return v.map(
              (x, i) =>
                x * Math.cos(turn) + cross[i] * Math.sin(turn) + u[i] * dot * (1 - Math.cos(turn)),
            );
          };
          const [x, y, z] = [rotated([1, 0, 0]), rotated([0, 1, 0]), rotated([0, 0, 1])];
          const cosines: DicomValue = ["DS", [...x, ...y].map((v) => v.toFixed(8)).join("\\")];
          const position = (k: number) => z.map((v) => 5 + v * 3 * k);
          const files = order.map((k) =>
            sliceAt(
              position(k)
                .map((v) => v.toFixed(8))
                .join("\\"),
              k,
              {"00200037": cosines},
            ),
          );
          const series = readDicomSeries(files);
          assert.ok(Math.abs(series.spacing[2] - 3) < 1e-6);
          for (let k = 0; k < 4; k++) {
            const [px, py, pz] = position(k);
            const world = voxelToWorld(series, [0, 0, k]);
            const miss = Math.hypot(world[0] + px, world[1] + py, world[2] - pz);
            assert.ok(miss < 1e-5, `slice ${k} is ${miss} mm off`);
            assert.equal(series.data[6 * k], k);
          }
        },
      ),
      {seed: 5, numRuns: 50},
    );
  });

  it("rescales each slice by its own slope and keeps a kind of array that holds all", () => {
    const plain = {"00281052": undefined, "00281053": undefined};
    const scaled = {"00281052": ["DS", "0"], "00281053": ["DS", "0.5"]} as const;
    const mixed = readDicomSeries([sliceAt(0, 9, plain), sliceAt(5, 8, scaled)]);
    assert.ok(mixed.data instanceof Float32Array);
    assert.deepEqual([mixed.data[0], mixed.data[6]], [1033, 516]);
    const whole = readDicomSeries([sliceAt(0, 9, plain), sliceAt(5, 8, plain)]);
    assert.ok(whole.data instanceof Uint16Array);
  });

  it("takes the unit from the caller, else from the files", () => {
    const pair = [sliceAt(0), sliceAt(5)];
    assert.equal(readDicomSeries(pair, {unit: "1"}).unit, "1");
    const modality: Record<string, DicomValue> = {"00080060": ["CS", "PT"]};
    assert.equal(readDicomSeries([sliceAt(0, 0, modality), sliceAt(5, 0, modality)]).unit, "1");
  });

  it("lets positions stand off by what rounding takes, and by more when told", () => {
    const rounded = ["0", "0.33", "0.67", "1"].map((z) => sliceAt(`0\\0\\${z}`));
    assert.equal(readDicomSeries(rounded).shape[2], 4);
    const coarse = ["0", "0.3", "0.7", "1"].map((z) => sliceAt(`0\\0\\${z}`));
    assert.match(String(outcome(() => readDicomSeries(coarse))), /evenly spaced to 0\.02/);
    assert.equal(readDicomSeries(coarse, {tolerance: 0.15}).shape[2], 4);
  });

  it("reads copies of a real slice, moved, as a stack of it", function () {
    const mirror = process.env["VOXELBOOK_MIRROR"];
    if (!mirror) return this.skip();
    const bytes = readFileSync(join(mirror, "dicom/MR_small.dcm"));
    const moved = Uint8Array.from(bytes);
    const at = bytes.indexOf("\\6.6406");
    moved.set(new TextEncoder().encode("\\7.4406"), at);
    const series = readDicomSeries([moved, bytes]);
    assert.deepEqual(series.shape, [64, 64, 2]);
    assert.ok(Math.abs(series.spacing[2] - 0.8) < 1e-9);
    assert.deepEqual(series.data.subarray(0, 4096), readDicomSlice(bytes).data);
    return undefined;
  });
});

describe("readDicomSeries refuses", () => {
  const refused: readonly (readonly [string, () => unknown, string | RegExp])[] = [
    ["no slices", () => readDicomSeries([]), /RangeError .* at least two files, got 0/],
    ["one slice", () => readDicomSeries([sliceAt(0)]), /got 1; readDicomSlice reads one/],
    [
      "a name too few",
      () => readDicomSeries([sliceAt(0), sliceAt(5)], {names: ["a"]}),
      "RangeError readDicomSeries: names must be one for each of 2 slices, got 1",
    ],
    [
      "a tolerance that lets slices change places",
      () => readDicomSeries([sliceAt(0), sliceAt(5)], {tolerance: 1}),
      "RangeError readDicomSeries: tolerance must be a share of the spacing from 0 to 0.5, got 1",
    ],
    [
      "a slice that is no DICOM file",
      () => readDicomSeries([sliceAt(0), new Uint8Array(200)], {names: ["a.dcm", "b.dcm"]}),
      /FormatError readDicomSeries: b\.dcm: a DICOM file must have DICM at byte 128/,
    ],
    [
      "a cut slice",
      () => readDicomSeries([sliceAt(0), sliceAt(5).slice(0, -4)]),
      /FormatError readDicomSeries: slice 2: /,
    ],
    [
      "a slice without a series",
      () => readDicomSeries([sliceAt(0), sliceAt(5, 0, {"0020000e": undefined})]),
      "FormatError readDicomSeries: slice 2: SeriesInstanceUID (0020,000e) must be there, got none",
    ],
    [
      "slices of two series",
      () => readDicomSeries([sliceAt(0), sliceAt(5, 0, {"0020000e": ["UI", "1.2.4"]})]),
      "FormatError readDicomSeries: slices must be of one series, got 2, such as SeriesInstanceUID 1.2.3 and 1.2.4 in slice 1 and slice 2",
    ],
    [
      "another size",
      () =>
        readDicomSeries([
          sliceAt(0),
          sliceAt(5, 0, {"00280010": ["US", 3], "00280011": ["US", 2]}),
        ]),
      "ShapeError readDicomSeries: slices must have one size and orientation, got Columns × Rows 3 × 2 and 2 × 3 in slice 1 and slice 2",
    ],
    [
      "another pixel size",
      () => readDicomSeries([sliceAt(0), sliceAt(5, 0, {"00280030": ["DS", "0.7\\0.5"]})]),
      /got PixelSpacing \(0028,0030\) 0\.7\\0\.6 and 0\.7\\0\.5 in slice 1 and slice 2/,
    ],
    [
      "another orientation, as a localiser has",
      () => readDicomSeries([sliceAt(0), sliceAt(5, 0, {"00200037": ["DS", "1\\0\\0\\0\\0\\-1"]})]),
      /got ImageOrientationPatient \(0020,0037\) 1\\0\\0\\0\\1\\0 and 1\\0\\0\\0\\0\\-1/,
    ],
    [
      "another unit",
      () => readDicomSeries([sliceAt(0), sliceAt(5, 0, {"00281054": ["LO", "US"]})]),
      /FormatError readDicomSeries: slices must hold one unit, got HU and 1 in slice 1 and slice 2/,
    ],
    [
      "a slice that stands there twice",
      () => readDicomSeries([sliceAt(0), sliceAt(5), sliceAt(5)], {names: ["a", "b", "c"]}),
      "ShapeError readDicomSeries: slices must stand at different places, got b and c both at 5 mm along the normal: a copy, or phases to split first",
    ],
    [
      "a missing slice",
      () => readDicomSeries([0, 2.5, 5, 12.5, 15].map((z) => sliceAt(z))),
      "ShapeError readDicomSeries: slices must follow each other without a gap, got 7.5 mm from slice 3 to slice 4 where others are 2.5 mm apart: about 2 missing",
    ],
    [
      "uneven spacing",
      () => readDicomSeries([0, 2.5, 5.1, 7.5].map((z) => sliceAt(z))),
      "ShapeError readDicomSeries: slices must be evenly spaced to 0.02 of the spacing, got slice 3 at 5.1 mm along the normal where 2.5 mm steps from slice 1 lead to 5",
    ],
    [
      "the sheared stack of a tilted gantry",
      () => readDicomSeries(["0\\0\\0", "0\\1\\5", "0\\2\\10"].map((place) => sliceAt(place))),
      /slices must stand straight above each other, got slice 2 shifted by 1 mm within its plane/,
    ],
  ];
  for (const [what, call, message] of refused) {
    it(what, () => {
      const said = String(outcome(call));
      if (typeof message === "string") assert.equal(said, message);
      else assert.match(said, message);
    });
  }

  it("any cut of a file with an error of its own, never with another", () => {
    const good = sliceAt(5);
    for (let length = 0; length < good.length; length += 7) {
      const said = String(outcome(() => readDicomSeries([sliceAt(0), good.slice(0, length)])));
      assert.match(
        said,
        /^(FormatError|ShapeError) readDicomSeries: /,
        `cut at ${length}: ${said}`,
      );
    }
  });
});
