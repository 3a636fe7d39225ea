import assert from "node:assert/strict";
import {createRng, mean, variance} from "../../lib/core/index.ts";
import {createVolume} from "../../lib/image/index.ts";
import {
  applyDrift,
  phantomInserts,
  qcWaterPhantom,
  type WaterPhantomOptions,
  waterPhantom,
} from "../../lib/physics/index.ts";
import {close} from "./close.ts";

/** A phantom of 20 cm on 2 mm pixels, changed as a test needs. */
function phantom(options: Partial<WaterPhantomOptions> = {}) {
  return waterPhantom({
    rng: createRng("phantom"),
    shape: [121, 121, 3],
    spacing: [2, 2, 5],
    radiusMm: 100,
    noiseHu: 0,
    ...options,
  });
}

/** Reads the voxel at a place in the middle slice, mm from the centre. */
function at(volume: ReturnType<typeof phantom>, x: number, y: number): number {
  return volume.data[60 + x / 2 + 121 * (60 + y / 2 + 121)];
}

describe("waterPhantom", () => {
  it("is water in air, centred on the world's origin", () => {
    const volume = phantom();
    close(at(volume, 0, 0), 0, 1e-6, "single precision");
    close(at(volume, 0, 118), -1000, 1e-6, "single precision");
    assert.deepEqual(volume.origin, [-120, -120, -5]);
    assert.equal(volume.unit, "HU");
  });

  it("passes half-way from air to water at its rim, steadily", () => {
    const volume = phantom({blurMm: 2});
    close(at(volume, 100, 0), -500, 1e-6, "the edge runs through this voxel's centre");
    for (let x = 90; x < 110; x += 2) assert.ok(at(volume, x + 2, 0) < at(volume, x, 0), `${x}`);
  });

  it("holds the water's area to 0.1 % by its soft edge", () => {
    const volume = phantom();
    let area = 0;
    for (let v = 121 * 121; v < 2 * 121 * 121; v++) area += (volume.data[v] + 1000) / 1000;
    close((area * 4) / (Math.PI * 1e4), 1, 1e-3, "pixels against a disc of 50 pixels radius");
  });

  it("shows each insert's HU in its middle", () => {
    const inserts = phantomInserts({distanceMm: 60, radiusMm: 14});
    assert.deepEqual(
      inserts.map(({name}) => name),
      ["air", "fat", "water", "liver", "bone"],
    );
    const volume = phantom({inserts});
    close(at(volume, 0, 60), -1000, 1e-6, "single precision");
    // The others lie between voxels: the nearest is still 12 mm from the rod's edge.
    for (const {hu, xMm, yMm} of inserts.slice(1)) {
      close(at(volume, 2 * Math.round(xMm / 2), 2 * Math.round(yMm / 2)), hu, 1e-5, "soft edge");
    }
    assert.ok(inserts[1].xMm < 0, "fat lies to the patient's left");
  });

  it("has the noise that was asked for, the same for the same seed", () => {
    const volume = phantom({noiseHu: 10});
    const middle: number[] = [];
    for (let y = -60; y <= 60; y += 2)
      for (let x = -60; x <= 60; x += 2) middle.push(at(volume, x, y));
    // 3721 values: five standard errors of the SD are 5.8 %.
    close(Math.sqrt(variance(middle)) / 10, 1, 0.058, "sampling");
    close(mean(middle), 0, 5 * (10 / 61), "sampling");
    assert.deepEqual(phantom({noiseHu: 10}).data, volume.data);
  });

  it("cups: the centre falls by the given HU, the rim and the air stay", () => {
    const volume = phantom({cupping: 30});
    close(at(volume, 0, 0), -30, 1e-6, "single precision");
    close(at(volume, 50, 0), -30 * 0.75, 1e-6, "single precision");
    close(at(volume, 0, 116), -1000, 1e-6, "single precision");
  });

  it("drifts as applyDrift does, noise included", () => {
    const [still, drifted] = [phantom({noiseHu: 5}), phantom({noiseHu: 5, driftEpsilon: 0.05})];
    const expected = applyDrift(still, 0.05).data;
    for (let v = 0; v < expected.length; v += 97) {
      close(drifted.data[v], expected[v], 1e-6, "single precision of −1000");
    }
  });

  it("refuses sizes, noise, drift and inserts that make no sense", () => {
    assert.throws(() => phantom({radiusMm: 0}), /radiusMm must be finite and above 0, got 0/);
    assert.throws(() => phantom({noiseHu: -1}), /noiseHu must not be negative, got -1/);
    assert.throws(() => phantom({noiseHu: Number.NaN}), /noiseHu must be a finite number/);
    assert.throws(() => phantom({driftEpsilon: -1}), /epsilon must be above -1/);
    assert.throws(() => phantom({blurMm: -1}), /blurMm must not be negative/);
    assert.throws(() => phantom({shape: [0, 1, 1]}), /shape/);
    assert.throws(() => phantom({spacing: [0, 1, 1]}), /spacing/);
    const far = [{name: "rod", hu: 0, xMm: 95, yMm: 0, radiusMm: 10}];
    assert.throws(
      () => phantom({inserts: far}),
      /rod must lie in the phantom of radius 100 mm, it reaches 105/,
    );
    assert.throws(
      () => phantomInserts({distanceMm: 10, radiusMm: 6}),
      /rods do not overlap, got 6/,
    );
  });
});

describe("qcWaterPhantom", () => {
  it("passes a good scanner and measures what went in", () => {
    const report = qcWaterPhantom(phantom({noiseHu: 4}), {
      radiusMm: 100,
      tolerance: {water: 4, uniformity: 4, noise: 6},
    });
    assert.equal(report.pass, true);
    assert.equal(report.noisePass, true);
    // The central region of 40 mm radius holds 1257 voxels of 2 mm: five standard errors.
    close(report.meanHu, 0, 5 * (4 / Math.sqrt(1257)), "sampling");
    close(report.sdHu, 4, 0.1, "five standard errors of the SD, 1.4 % each, on 4");
    assert.ok(Math.abs(report.centre.voxels - 1257) < 15, `${report.centre.voxels}`);
    close(
      report.standardErrorHu,
      report.sdHu / Math.sqrt(report.centre.voxels),
      1e-15,
      "definition",
    );
  });

  it("recovers the calibration drift and fails on it", () => {
    const drifted = phantom({driftEpsilon: 0.01});
    const report = qcWaterPhantom(drifted, {radiusMm: 100, tolerance: 4});
    close(report.epsilon, 0.01, 1e-6, "no noise, single precision");
    assert.equal(report.waterPass, false);
    assert.equal(report.uniformityPass, true);
    assert.equal(report.noisePass, null);
    assert.equal(report.pass, false);
  });

  it("finds cupping by its rim, 64 % of it at 0.8 of the radius", () => {
    const report = qcWaterPhantom(phantom({cupping: 20}), {
      radiusMm: 100,
      tolerance: {water: 25, uniformity: 4},
    });
    assert.deepEqual(
      report.rim.map(({place}) => place),
      ["12", "3", "6", "9"],
    );
    for (const {differenceHu, pass} of report.rim) {
      // The mean of r² over a small disc adds its radius²/2: 0.5 % of 20 HU at both places.
      close(differenceHu, 0.64 * 20, 0.02, "regions of 10 mm on 2 mm pixels");
      assert.equal(pass, false);
    }
    assert.equal(report.uniformityPass, false);
    close(report.uniformityHu, 12.8, 0.02, "the largest of the four");
  });

  it("names the clock as a radiological display shows it: 3 is the patient's left", () => {
    const volume = phantom();
    const data = Float32Array.from(volume.data);
    for (let v = 0; v < data.length; v++) if (v % 121 < 60 && data[v] > -100) data[v] += 10;
    const report = qcWaterPhantom(
      {...volume, data},
      {centre: [0, 0, 0], radiusMm: 100, tolerance: 20},
    );
    const at3 = report.rim.find(({place}) => place === "3");
    const at9 = report.rim.find(({place}) => place === "9");
    assert.ok((at3?.meanHu ?? 0) > 9 && Math.abs(at9?.meanHu ?? 9) < 1);
    assert.ok((at3?.centreMm[0] ?? 0) < 0, "x grows to the right, so left is negative");
  });

  it("finds a phantom that is not in the middle, in a turned grid too", () => {
    const source = phantom({shape: [141, 121, 1]});
    const cut = createVolume(Float32Array.from(source.data), {
      shape: [141, 121, 1],
      spacing: [2, 2, 5],
      origin: [500, 300, 40],
      direction: [-1, 0, 0, 0, -1, 0, 0, 0, 1],
      unit: "HU",
    });
    const {centre, pass} = qcWaterPhantom(cut, {radiusMm: 100, tolerance: 1});
    assert.deepEqual(centre.centreMm, [500 - 140, 300 - 120]);
    assert.equal(pass, true);
  });

  it("refuses other units, other slices, regions off the image, air and NaN", () => {
    const volume = phantom();
    const options = {radiusMm: 100, tolerance: 4};
    assert.throws(() => qcWaterPhantom({...volume, unit: "1"}, options), /unit must be HU, got 1/);
    const sagittal = {...volume, direction: Float64Array.of(0, 0, 1, 1, 0, 0, 0, 1, 0)};
    assert.throws(() => qcWaterPhantom(sagittal, options), /slices must be axial/);
    assert.throws(
      () => qcWaterPhantom(volume, {...options, radiusMm: 0}),
      /radiusMm must be finite/,
    );
    assert.throws(() => qcWaterPhantom(volume, {...options, tolerance: 0}), /tolerance.water must/);
    assert.throws(
      () => qcWaterPhantom(volume, {...options, centre: [80, 0, 0]}),
      /region at .* must hold \d+ voxels inside the image, got/,
    );
    assert.throws(
      () => qcWaterPhantom(volume, {...options, centre: [0, 0, 99]}),
      /its slice 21 is not in 0 to 2/,
    );
    assert.throws(
      () => qcWaterPhantom(volume, {centre: [0, 110, 0], radiusMm: 20, tolerance: 4}),
      /centre must be water, its mean is -9\d\d/,
    );
    const empty = {...volume, data: new Float32Array(volume.data.length).fill(-1000)};
    assert.throws(() => qcWaterPhantom(empty, options), /no voxel .* above -500 HU; give centre/);
    const holed = {...volume, data: Float32Array.from(volume.data)};
    holed.data[60 + 121 * (60 + 121)] = Number.NaN;
    assert.throws(
      () => qcWaterPhantom(holed, options),
      /HU of voxel \[60, 60, 1\] must be a finite/,
    );
  });
});
