import assert from "node:assert/strict";
import {createHash} from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {readModel} from "voxelbook/nn";
import {readStudy, type SegmentationStudy} from "voxelbook/pipeline";
import {showStudy} from "../../workbench/cli/study/formatStudy.ts";
import {runCli} from "./runCli.ts";

/** Command lines that are wrong, their exit codes, and what is said. */
type Wrong = readonly (readonly [readonly string[], number, RegExp])[];

/** Checks that each of them is refused in one line and leaves no output. */
async function refuseAll(command: string, rows: Wrong): Promise<void> {
  for (const [args, exit, rule] of rows) {
    const {code, stdout, stderr} = await runCli([command, ...args]);
    assert.equal(code, exit, `${args.join(" ")}: ${stderr}`);
    assert.match(stderr, rule);
    assert.doesNotMatch(stderr, /unexpected error/);
    assert.equal(stdout, "");
  }
}

describe("voxelbook train", function () {
  this.timeout(60_000);
  const folder = mkdtempSync(join(tmpdir(), "voxelbook-train-"));
  const out = join(folder, "model.safetensors");
  after(() => rmSync(folder, {recursive: true, force: true}));

  it("trains a model that can be read again", async () => {
    const args = ["--recipe", "sts-pet", "--steps", "1", "--backend", "wasm", "--json", "--resume"];
    const first = await runCli(["train", ...args, "--out", out]);
    assert.equal(first.code, 0, first.stderr);
    const {sha256, bytes, provenance} = JSON.parse(first.stdout) as Record<string, unknown> & {
      provenance: {command: string; steps: number; datasets: string[]; licence: string};
    };
    const model = readModel(new Uint8Array(readFileSync(out)));
    assert.deepEqual(model.provenance, provenance);
    assert.equal(
      provenance.command,
      "voxelbook train --recipe sts-pet --out model.safetensors --steps 1",
    );
    assert.deepEqual([provenance.steps, provenance.datasets.length], [1, 82]);
    assert.equal(provenance.licence, "CC BY 3.0");
    assert.ok(Number(bytes) < 4e6, `${bytes} bytes`);

    assert.equal(sha256, createHash("sha256").update(readFileSync(out)).digest("hex"));
    assert.match(first.stderr, /nothing to go on from .*begins at step 1/);
    assert.deepEqual(readdirSync(folder), ["model.safetensors"]);
  });

  it("refuses wrong usage", async () => {
    const study = join(folder, "study.json");
    writeFileSync(study, "{}");
    const common = ["--recipe", "sts-pet", "--out", join(folder, "other.safetensors")];
    await refuseAll("train", [
      [["--out", out], 2, /required option '--recipe <name>'/],
      [["--recipe", "sts-pet"], 2, /required option '--out <file>'/],
      [["--recipe", "sts-pt", "--out", out], 2, /must be one of sts-pet, .* mean "sts-pet"\?/],
      [["--recipe", "sts-pet", "--out", "x.json"], 2, /--out must end in \.safetensors/],
      [[...common, "--steps", "0"], 2, /whole number of at least 1/],
      [[...common, "--backend", "cuda"], 2, /gpu, node, wasm/],
      [[...common, "--study", study], 2, /--study .*version must be there, got nothing/],
      [[...common, "--study", join(folder, "none.json")], 2, /--study .*ENOENT/],
      [
        ["--recipe", "sts-pet", "--out", join(out, "x.safetensors")],
        3,
        /^voxelbook: train: .*cannot be written/,
      ],
    ]);
    assert.ok(!existsSync(join(folder, "other.safetensors")));
  });
});

describe("voxelbook study", function () {
  this.timeout(60_000);
  const folder = mkdtempSync(join(tmpdir(), "voxelbook-study-"));
  const out = join(folder, "study.json");
  after(() => rmSync(folder, {recursive: true, force: true}));

  it("measures the box that looks at no voxel, and writes its record whole", async () => {
    const {code, stdout, stderr} = await runCli(["study", "--out", out, "--only", "box"]);
    assert.equal(code, 0, stderr);
    const study = readStudy(readFileSync(out, "utf8"));
    assert.equal(stdout, showStudy(study));
    assert.deepEqual(
      study.variants.map(({name}) => name),
      ["box", "box-parts"],
    );
    const mean = (variant: string) =>
      study.table.find((row) => row.variant === variant && row.measure === "dice")?.mean ?? 0;

    // The scans were cropped 5 cm round the tumour, and a box can know it.
    assert.ok(mean("box") > 0.4, `${mean("box")}`);
    assert.ok(mean("box-parts") < 0.35, `${mean("box-parts")}`);
    assert.deepEqual(readdirSync(folder), ["study.json"]);
  });

  it("refuses wrong usage, and to mix two runs", async () => {
    const other = join(folder, "other.json");
    await refuseAll("study", [
      [[], 2, /required option '--out <file>'/],
      [["--out", "x.csv"], 2, /--out must end in \.json/],
      [["--out", other, "--only", "bx"], 2, /--only must name some of .* mean "box"\?/],
      [["--out", other, "--folds", "no"], 2, /whole number of at least 1/],
      [["--out", other, "--only", "box", "--folds", "1"], 1, /folds must be/],
    ]);
    assert.deepEqual(readdirSync(folder), ["study.json"]);
    mkdirSync(`${other}.parts`);
    writeFileSync(join(`${other}.parts`, "concat-0.json"), "{}");
    const {code, stderr} = await runCli(["study", "--out", other, "--only", "box"]);
    assert.equal(code, 2);
    assert.match(stderr, /holds trainings of an earlier run\n.*--resume goes on/);
    assert.ok(!existsSync(other));
  });
});

describe("the table of a study", () => {
  it("shows means, intervals and differences from the baseline", () => {
    const row = (variant: string, mean: number) =>
      (["dice", "hd95Pooled", "hd95Max", "assd"] as const).map((measure, k) => {
        const value = mean + 10 * k;
        return {
          ...{variant, measure, patients: 2, mean: value, median: value},
          ...{lower: value - 0.1, upper: value + 0.1},
        };
      });
    const made = (name: string) => {
      return {name, label: `way ${name}`, kind: "rule" as const, parameters: 0, steps: 0};
    };
    const study: SegmentationStudy = {
      ...{version: 1, folds: [["p"], ["q"]], baseline: "a", results: [], curves: []},
      variants: [made("a"), made("b")],
      table: [...row("a", 0.5), ...row("b", 0.625)],
      differences: [{variant: "b", mean: 0.125, lower: -0.02, upper: 0.2}],
      provenance: {
        ...{version: "0.1.0", command: "x", datasets: [], seed: "s", engine: "wasm"},
        ...{attribution: "made", licence: "none"},
      },
    };
    const lines = showStudy(study)
      .split("\n")
      .map((line) => line.replace(/ {2,}/g, " | ").trim());
    assert.ok(lines.includes("a | way a | 0.500 | 0.400 to 0.600 | baseline | 10.5 | 20.5 | 30.5"));
    assert.ok(
      lines.includes(
        "b | way b | 0.625 | 0.525 to 0.725 | 0.125 | -0.020 to 0.200 | 10.6 | 20.6 | 30.6",
      ),
      lines.join("\n"),
    );
  });
});
