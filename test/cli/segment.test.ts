import assert from "node:assert/strict";
import {existsSync} from "node:fs";
import {readdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {createMask, createVolume, readNifti, sameGrid, writeNifti} from "../../lib/image/index.ts";
import {writeModel} from "../../lib/nn/index.ts";
import {measureSegmentation} from "../../lib/pipeline/index.ts";
import {inScratch, sha256Of} from "../data/scratch.ts";
import {thresholdModel} from "../nn/model/models.ts";
import {runCli} from "./runCli.ts";

const GRID = {
  shape: [6, 5, 4],
  spacing: [4, 4, 3],
  origin: [10, 20, -30],
  direction: Float64Array.of(-1, 0, 0, 0, -1, 0, 0, 0, 1),
} as const;

/** Uptake with three hot voxels in a row and one apart. */
function image() {
  const data = new Float32Array(120).fill(0.4);
  for (const i of [32, 33, 34, 90]) data[i] = 5;
  return createVolume(data, {...GRID, unit: "SUV"});
}

/** A reference that shares two voxels with what is hot. */
const reference = () => {
  const data = new Uint8Array(120);
  for (const i of [31, 32, 33]) data[i] = 1;
  return createMask(data, GRID);
};

/** Writes an image, a reference and a model, and gives the usual command line. */
async function prepare(folder: string) {
  const at = (name: string) => join(folder, name);
  const model = writeModel(thresholdModel(2));
  await writeFile(at("pet.nii.gz"), writeNifti(image(), {gzip: true}));
  await writeFile(at("outline.nii"), writeNifti(reference()));
  await writeFile(at("own.safetensors"), model);
  const from = ["--image", at("pet.nii.gz"), "--model", at("own.safetensors")];
  const args = ["segment", ...from, "--out", at("mask.nii.gz"), "--backend", "wasm"];
  return {at, args, model};
}

describe("voxelbook segment", function () {
  this.timeout(60_000);

  it("writes the mask on the image's grid, and says what it took for granted", () =>
    inScratch(async (folder) => {
      const {at, args} = await prepare(folder);
      const {code, stdout, stderr} = await runCli([...args, "--probabilities", at("p.nii")]);
      assert.equal(code, 0, stderr);
      assert.equal(stdout, "tumour: 4 voxels, 0.2 mL\n");
      const mask = readNifti(await readFile(at("mask.nii.gz")));
      assert.ok(mask.data instanceof Uint8Array && sameGrid(mask, image()));
      assert.deepEqual(
        [...mask.data].flatMap((value, i) => (value === 1 ? [i] : [])),
        [32, 33, 34, 90],
      );
      const map = readNifti(await readFile(at("p.nii")));
      assert.ok(map.data[90] > 0.99 && map.data[0] < 0.01 && sameGrid(map, image()));
      for (const note of [
        "modality taken to be PT, the model's; --modality states it",
        "unit taken to be SUV, the model's; --unit states it",
        "axes turned from LPS to RAS; no voxel changed",
        `wrote ${at("mask.nii.gz")}, ${at("p.nii")}`,
      ]) {
        assert.ok(stderr.includes(`voxelbook: segment: ${note}\n`), stderr);
      }
      assert.match(stderr, /predicting windows: 1 of 1/);
    }));

  it("--json gives size, agreement, notes and sums, alone on stdout", () =>
    inScratch(async (folder) => {
      const {at, args, model} = await prepare(folder);
      const stated = ["--modality", "PT", "--unit", "SUV", "--compare", at("outline.nii")];
      const {code, stdout, stderr} = await runCli([...args, ...stated, "--json"]);
      assert.deepEqual([code, stderr], [0, ""]);
      const printed = JSON.parse(stdout) as Record<string, unknown>;
      assert.deepEqual(printed["notes"], [
        "axes turned from LPS to RAS; no voxel changed",
        "the image, 6 × 5 × 4 voxels for the model, is smaller than its window of 8 × 6 × 4: padded with zeros",
      ]);
      assert.deepEqual([printed["voxels"], printed["volumeMl"]], [4, 0.192]);
      const {data} = readNifti(await readFile(at("mask.nii.gz")));
      const mask = createMask(Uint8Array.from(data), GRID);
      const agreement = measureSegmentation(mask, reference());
      assert.deepEqual(printed["agreement"], agreement);
      assert.equal(agreement.dice, 4 / 7);
      const provenance = printed["provenance"] as Record<string, Record<string, unknown>>;
      const sumOf = async (name: string) => sha256Of(await readFile(at(name)));
      assert.equal(provenance["image"]["sha256"], await sumOf("pet.nii.gz"));
      assert.equal(provenance["image"]["modalityFrom"], "command line");
      assert.equal(provenance["reference"]["sha256"], await sumOf("outline.nii"));
      assert.equal(provenance["model"]["sha256"], sha256Of(model));
      assert.equal(provenance["engine"]["backend"], "wasm");
    }));

  it("prints the agreement for a reader, and the distances that there are none", () =>
    inScratch(async (folder) => {
      const {at, args} = await prepare(folder);
      const {stdout} = await runCli([...args, "--compare", at("outline.nii")]);
      assert.match(stdout, /Dice +0\.571\n/);
      assert.match(stdout, /HD95, larger of the directions +\d+\.\d\d mm\n/);
      await writeFile(
        at("pet.nii.gz"),
        writeNifti({...image(), data: new Float32Array(120).fill(1)}),
      );
      const empty = await runCli([...args, "--compare", at("outline.nii")]);
      assert.equal(empty.code, 0);
      assert.match(empty.stderr, /nothing was found: .*; the mask is empty\n/);
      assert.match(empty.stdout, /Dice +0\.000\n.*ASSD +none: a mask is empty\n/s);
      const json = await runCli([...args, "--compare", at("outline.nii"), "--json"]);
      const {agreement} = JSON.parse(json.stdout) as {agreement: Record<string, unknown>};
      assert.deepEqual([agreement["dice"], agreement["assd"]], [0, null]);
    }));

  it("takes a truncated image, model or reference for what it is, and writes nothing", () =>
    inScratch(async (folder) => {
      const {at, args, model} = await prepare(folder);
      const short = await readFile(at("pet.nii.gz"));
      await writeFile(at("short.nii.gz"), short.subarray(0, 100));
      await writeFile(at("short.safetensors"), model.subarray(0, model.length - 2));
      await writeFile(at("checkpoint"), "no model");
      const wrong: readonly (readonly [string[], RegExp])[] = [
        [["--image", at("short.nii.gz")], /short\.nii\.gz: gzip stream .* must be whole/],
        [["--image", at("none.nii")], /none\.nii: cannot be read: there is no such file/],
        [["--image", folder], /a folder must hold the slices of a DICOM series/],
        [["--model", at("short.safetensors")], /short\.safetensors: .*the file is truncated/],
        [["--model", at("checkpoint")], /checkpoint: readSafetensors: /],
        [["--model", at("none")], /none: cannot be read: there is no such file/],
        [["--model", "sts-pett"], /--model must be a file.*, got "sts-pett"/],
        [["--compare", at("short.nii.gz")], /short\.nii\.gz: gzip stream/],
        [
          ["--compare", at("pet.nii.gz")],
          /--compare .*pet\.nii\.gz: the image must hold 0 and one/,
        ],
        [
          ["--modality", "CT"],
          /segment: modality must be PT, which the model was trained on, got CT/,
        ],
        [["--unit", "HU"], /segment: unit of the image must be SUV, .* got HU/],
      ];
      for (const [flags, message] of wrong) {
        const {code, stdout, stderr} = await runCli([...args, ...flags]);
        assert.deepEqual([code, stdout], [1, ""], flags.join(" "));
        assert.match(stderr, message);
        assert.doesNotMatch(stderr, /unexpected error|\n {4}at /);
      }
      assert.ok(!existsSync(at("mask.nii.gz")));
    }));

  it("refuses a reference on another grid before it predicts", () =>
    inScratch(async (folder) => {
      const {at, args} = await prepare(folder);
      const moved = {...reference(), origin: [0, 0, 0]} as const;
      await writeFile(at("moved.nii"), writeNifti(moved));
      const {code, stderr} = await runCli([...args, "--compare", at("moved.nii")]);
      assert.equal(code, 1);
      assert.match(
        stderr,
        /^voxelbook: segment: --compare .*: both must lie on the same grid, got /,
      );
    }));

  it("refuses wrong usage with 2, and an output that cannot be written with 3", () =>
    inScratch(async (folder) => {
      const {at, args} = await prepare(folder);
      const wrong: readonly (readonly [string[], RegExp])[] = [
        [["segment"], /required option '--image <path>'/],
        [["segment", "--image", at("pet.nii.gz")], /required option '--out <file>'/],
        [[...args, "--out", at("mask.png")], /--out must end in \.nii or \.nii\.gz, got /],
        [[...args, "--probabilities", at("p.csv")], /--probabilities must end in /],
        [[...args, "--out", at("pet.nii.gz")], /--out must not be a file that the command reads/],
        [[...args, "--probabilities", at("mask.nii.gz")], /writes already/],
        [[...args, "--unit", "suv"], /segment: --unit must be one of .*did you mean "SUV"/],
        [[...args, "--modality", "PET"], /Allowed choices are PT, CT, MR/],
        [[...args, "--backend", "cuda"], /Allowed choices are gpu, node, wasm/],
        [[...args, "--treshold", "1"], /unknown option '--treshold'/],
      ];
      for (const [line, message] of wrong) {
        const {code, stderr} = await runCli(line);
        assert.equal(code, 2, line.join(" "));
        assert.match(stderr, message);
      }
      await writeFile(at("file"), "");
      const {code, stderr} = await runCli([...args, "--out", join(at("file"), "mask.nii")]);
      assert.equal(code, 3);
      assert.match(stderr, /segment: .* cannot be written: /);
    }));

  it("leaves what was there before when it fails, and no piece of its own", () =>
    inScratch(async (folder) => {
      const {at, args} = await prepare(folder);
      await writeFile(at("mask.nii.gz"), "precious");
      const hot = createVolume(new Float32Array(120).fill(4000), {...GRID, unit: "SUV"});
      await writeFile(at("pet.nii.gz"), writeNifti(hot));
      const {code, stderr} = await runCli(args);
      assert.equal(code, 1);
      assert.match(stderr, /image must hold SUV, which hardly reaches 100, got 100 % /);
      assert.equal(await readFile(at("mask.nii.gz"), "utf8"), "precious");
      assert.deepEqual(
        (await readdir(folder)).filter((name) => name.endsWith(".tmp")),
        [],
      );
    }));
});
