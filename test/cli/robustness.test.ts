import assert from "node:assert/strict";
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {createVolume, writeNifti} from "voxelbook/image";
import {readPerturbations} from "../../workbench/cli/robustness/readPerturbations.ts";
import {outcome} from "../outcome.ts";
import {type CliResult, runCli} from "./runCli.ts";

const choice = {move: "both", seed: "s"} as const;

describe("the perturbations of a command line", () => {
  it("are read with their units, and a value without a name takes the last one", () => {
    const motion = {moves: "image and mask", interpolation: "linear"} as const;
    const text =
      "erode:1mm,2,dilate:1,shift:0.25,rotate:90,noise:10,estimated,bin-width:10,25:minimum";
    assert.deepEqual(readPerturbations(text, choice), [
      {kind: "erode", radiusMm: 1, beyond: "foreground"},
      {kind: "erode", connectivity: 6, times: 2, beyond: "foreground"},
      {kind: "dilate", connectivity: 6, times: 1},
      {kind: "shift", by: [0.25, 0.25, 0.25], unit: "voxel", ...motion},
      {kind: "rotate", axis: "z", angle: Math.PI / 2, ...motion},
      {kind: "noise", sd: 10, seed: "s-5"},
      {kind: "noise", sd: "estimated", seed: "s-6"},
      {kind: "binWidth", width: 10},
      {kind: "binWidth", width: 25, from: "minimum"},
    ]);
    const more = "contour:1mm:5mm, resample:2, resample:1x1x3, bin-number:32, shift:1mm";
    assert.deepEqual(readPerturbations(more, {move: "mask", seed: "t"}), [
      {kind: "contour", sdMm: 1, lengthMm: 5, seed: "t-0"},
      {kind: "resample", spacing: [2, 2, 2], interpolation: "linear"},
      {kind: "resample", spacing: [1, 1, 3], interpolation: "linear"},
      {kind: "binNumber", count: 32},
      {kind: "shift", by: [1, 1, 1], unit: "mm", moves: "mask"},
    ]);
  });

  it("are refused by name", () => {
    const names = "erode, dilate, contour, shift, rotate, noise, resample, bin-width, bin-number";
    const rows: readonly (readonly [string, string])[] = [
      ["erod:1", `must begin with one of ${names}, got "erod:1"; did you mean "erode"?`],
      ["1,erode:1", `must begin with one of ${names}, got "1"`],
      ["erode", "erode needs a value, such as erode:1"],
      ["erode:1.5", "erode:1.5 must be a whole number of voxels, or end in mm"],
      ["erode:-1mm", "erode:-1mm must be above 0"],
      ["noise:much", 'noise:much must hold a number, got "much"'],
      ["contour:1mm", "contour:1mm must be contour:SD:LENGTH, such as contour:1mm:5mm"],
      ["resample:0", "resample:0 must be above 0"],
      ["noise:-1", "noise:-1 must be above 0"],
      ["erode:1,erode:1", "erode:1 must be named once"],
      ["resample:1x2", "resample:1x2 must hold one size, or three such as 1x1x3"],
    ];
    for (const [text, rule] of rows) {
      assert.equal(
        outcome(() => readPerturbations(text, choice)),
        `CliError robustness: --perturb: ${rule}`,
      );
    }
  });
});

describe("voxelbook robustness", () => {
  const folder = mkdtempSync(join(tmpdir(), "voxelbook-robustness-"));
  const at = (name: string): string => join(folder, name);
  const table = at("cases.csv");
  const common = ["--preset", "ibsi-digital", "--form", "2,1"];
  const few = ["--set", 'features=["intensity.mean","intensity.range"]'];
  const run = (...args: string[]): Promise<CliResult> => runCli(["robustness", ...args]);

  before(() => {
    // Three ramps of different slope, and a region of 4 × 4 × 4 voxels.
    const shape = [8, 8, 6] as const;
    for (const factor of [1, 2, 4]) {
      const data = Float32Array.from({length: 384}, (_, i) => factor * ((i % 8) + 1));
      writeFileSync(at(`${factor}.nii`), writeNifti(createVolume(data, {shape, unit: "1"})));
    }
    const inside = Uint8Array.from({length: 384}, (_, i) => {
      const [x, y, z] = [i % 8, Math.floor(i / 8) % 8, Math.floor(i / 64)];
      return x >= 2 && x < 6 && y >= 2 && y < 6 && z >= 1 && z < 5 ? 1 : 0;
    });
    writeFileSync(at("mask.nii"), writeNifti(createVolume(inside, {shape, unit: "1"})));
    const rows = [1, 2, 4].map((factor) => `x${factor},${factor}.nii,mask.nii`);
    writeFileSync(table, `id,image,mask\n${rows.join("\n")}\n`);
    writeFileSync(at("lost.csv"), `id,image,mask\n${rows.join("\n")}\ngone,gone.nii,mask.nii\n`);
  });

  after(() => rmSync(folder, {recursive: true, force: true}));

  it("prints everything as JSON, alone on stdout", async () => {
    const {code, stdout, stderr} = await run(
      "--table",
      table,
      ...common,
      ...few,
      "--perturb",
      "shift:1",
      "--move",
      "mask",
      "--json",
    );
    assert.equal(stderr, "");
    assert.equal(code, 0);
    const {features, cases, variants, notes, provenance} = JSON.parse(stdout);
    assert.deepEqual(cases, ["x1", "x2", "x4"]);
    assert.deepEqual(variants, ["original", "shift 1 1 1 voxel, mask only"]);
    assert.deepEqual(
      features.map(({name}: {name: string}) => name),
      ["intensity.mean", "intensity.range"],
    );
    assert.deepEqual(features[0].values, [4.5, 5.5, 9, 11, 18, 22]);
    assert.ok(Math.abs(features[0].relativeRange - 0.2) < 1e-12);
    assert.equal(features[1].icc, 1);
    assert.equal(notes.length, 1);
    assert.equal(provenance.form, "2,1");
  });

  it("writes rows and values, and shows a table where no file is asked for", async () => {
    const asked = ["--table", table, ...common, ...few, "--perturb", "erode:1,dilate:1"];
    const written = await run(...asked, "--out", at("rows.csv"), "--values", at("values.csv"));
    assert.equal(written.code, 0, written.stderr);
    assert.equal(written.stdout, "");
    assert.match(written.stderr, /an ICC depends on how much the cases differ/);
    const [titles, mean] = readFileSync(at("rows.csv"), "utf8").split("\n");
    assert.match(titles, /^name,aggregation,image,unit,ibsi,pyradiomics,icc,lower,upper,class,/);
    assert.match(mean, /^intensity\.mean,,original,1,Q4LE,/);
    const values = readFileSync(at("values.csv"), "utf8").trimEnd().split("\n");
    assert.equal(values.length, 1 + 2 * 3 * 3);
    assert.equal(values[1], "x1,original,intensity.mean,,original,1,4.5");

    const shown = await run(...asked);
    assert.equal(shown.code, 0, shown.stderr);
    assert.match(
      shown.stdout,
      /^2 features, 3 cases, 3 variants: original; erode 1 voxel \(6\), not/,
    );
    assert.match(shown.stdout, /original_intensity\.mean +1\.000 /);
  });

  it("reports a case that fails, finishes the others, and ends with 1", async () => {
    const {code, stdout, stderr} = await run(
      ...["--table", at("lost.csv"), ...common, ...few, "--perturb", "dilate:1", "--json"],
    );
    assert.equal(code, 1);
    assert.deepEqual(JSON.parse(stdout).cases, ["x1", "x2", "x4"]);
    assert.match(
      stderr,
      /1 of 4 cases are left out:\n {2}gone, loading: gone\.nii: cannot be read/,
    );
  });

  it("answers wrong usage with 2, before it measures", async () => {
    const asked = ["--table", table, ...common];
    const rows: readonly (readonly [readonly string[], RegExp])[] = [
      [[...asked, "--perturb", "melt:1"], /--perturb: must begin with one of/],
      [[...asked, "--perturb", "bin-width:5"], /perturbSettings: from must be given for binWidth/],
      [
        ["--table", table, "--preset", "ibsi-digital", "--form", "2", "--perturb", "erode:1"],
        /--form must be one of 1,1 {2}2,1 .*, got "2"/,
      ],
      [
        [...asked, "--perturb", "erode:1", "--out", "rows.txt"],
        /--out must end in \.csv or \.json/,
      ],
      [["--table", at("no.csv"), ...common, "--perturb", "erode:1"], /no\.csv: cannot be read/],
      [
        ["--table", table, "--form", "2,1", "--perturb", "erode:1"],
        /robustness: give --preset NAME or --settings FILE/,
      ],
    ];
    for (const [args, message] of rows) {
      const {code, stderr} = await run(...args);
      assert.match(stderr, message);
      assert.equal(code, 2, args.join(" "));
    }
  });
});
