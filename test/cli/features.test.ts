import assert from "node:assert/strict";
import {mkdir, readdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {extractFeatures, featureSettings, listFeatures, preset} from "../../lib/features/index.ts";
import {createVolume, toMask} from "../../lib/image/index.ts";
import {type CaseReply, extractCase} from "../../workbench/cli/features/extractCase.ts";
import {
  failedLabel,
  type FeatureCase,
  type FeatureRun,
} from "../../workbench/cli/features/featureCase.ts";
import {
  type Format,
  formatResults,
  singleJson,
} from "../../workbench/cli/features/formatResults.ts";
import {showRows} from "../../workbench/cli/features/showRows.ts";
import {inScratch, sha256Of} from "../data/scratch.ts";
import {dicomFile} from "../image/dicomBytes.ts";
import {imageOf, labelsOf, QUICK, SETTINGS, volumeOf, writeImage} from "./featureCases.ts";
import {runCli} from "./runCli.ts";

/** A result as --json prints it. */
interface Printed {
  readonly features: readonly Record<string, unknown>[];
  readonly provenance: Record<string, Record<string, unknown>>;
}

/** Writes one case and gives the options that name it. */
async function writeCase(folder: string): Promise<[string, string, string, string, string]> {
  const image = await writeImage(folder, "image.nii.gz", volumeOf(imageOf(1)));
  const mask = await writeImage(folder, "mask.nii", volumeOf(labelsOf()));
  return ["features", "--image", image, "--mask", mask];
}

/** Measures one case in this process, as a worker does. */
function measure(one: Partial<FeatureCase>, changes: Partial<FeatureRun> = {}): Promise<CaseReply> {
  const run = {settings: SETTINGS, resampleMask: null, version: "0.1.0", ...changes};
  const whole = {id: "one", labels: "only", unit: null, image: "", mask: "", ...one} as const;
  const [imagePath, maskPath] = [whole.image, whole.mask];
  return extractCase({...whole, imagePath, maskPath}, run, new Set(), extractFeatures);
}

describe("voxelbook features, one case", function () {
  this.timeout(30_000);

  it("--json is what the library computes, in the rows of the contract", () =>
    inScratch(async (folder) => {
      const args = [...(await writeCase(folder)), ...QUICK, "--label", "2", "--unit", "HU"];
      const {code, stdout, stderr} = await runCli([...args, "--json"]);
      assert.deepEqual([code, stderr], [0, ""]);
      const {features, provenance} = JSON.parse(stdout) as Printed;
      const image = {...volumeOf(imageOf(1)), unit: "HU"} as const;
      const expected = extractFeatures(image, toMask(volumeOf(labelsOf()), {label: 2}), SETTINGS);
      const rows = expected.features.map(
        ({name, ibsi, tag, aggregation, value, unit, image: of}) => {
          return {name, ibsi, tag, aggregation, value, unit, image: of};
        },
      );
      assert.ok(rows.length > 40);
      assert.deepEqual(features, rows);
      assert.equal(features[0]?.["unit"], "HU");

      // The provenance is the library's, and the files.
      const sums = await Promise.all(
        ["image.nii.gz", "mask.nii"].map(async (name) => {
          return sha256Of(await readFile(join(folder, name)));
        }),
      );
      const {image: of, mask: by, ...library} = provenance;
      assert.deepEqual(library, JSON.parse(JSON.stringify(expected.provenance)));
      assert.deepEqual([of?.["sha256"], of?.["unit"], by?.["sha256"]], [sums[0], "HU", sums[1]]);
      assert.deepEqual([by?.["label"], by?.["resampled"]], [2, null]);
    }));

  it("gives several labels as cases, and fails for one that is not there", () =>
    inScratch(async (folder) => {
      const args = [...(await writeCase(folder)), ...QUICK, "--json", "--labels", "1,2,7"];
      const {code, stdout, stderr} = await runCli(args);
      const {cases} = JSON.parse(stdout) as {cases: (Printed & Record<string, unknown>)[]};
      assert.deepEqual(
        cases.map(({label, error}) => [label, error === null]),
        [
          [1, true],
          [2, true],
          [7, false],
        ],
      );
      assert.ok(cases[1]?.features.length > 40);
      assert.match(
        String(cases[2]?.["error"]),
        /mask\.nii: must hold label 7, got the labels 1, 2/,
      );
      assert.match(stderr, /^voxelbook: features: label 7: .*must hold label 7/);
      assert.equal(code, 1);
    }));

  it("--out writes a whole file in the form that its name says, or none", () =>
    inScratch(async (folder) => {
      const args = [...(await writeCase(folder)), ...QUICK];
      const out = join(folder, "new/a.csv");
      const {code, stdout} = await runCli([...args, "--label", "1", "--out", out]);
      assert.deepEqual([code, stdout], [0, ""]);
      assert.match(
        await readFile(out, "utf8"),
        /^id,label,name,ibsi,tag,.*\n.*,1,intensity\.mean,Q4LE,/,
      );
      const failed = join(folder, "b.json");
      assert.equal((await runCli([...args, "--label", "9", "--out", failed])).code, 1);
      assert.deepEqual((await readdir(folder)).sort(), ["image.nii.gz", "mask.nii", "new"]);
    }));

  it("shows a person one table for each family, with unit and code, in 80 columns", () =>
    inScratch(async (folder) => {
      const [, , image, , mask] = await writeCase(folder);
      const {results} = await measure({image, mask, labels: [1], unit: "HU"});
      const one = {id: "one", image: "image.nii.gz", mask: "mask.nii", labels: "all"} as const;
      const whole = {...one, unit: null, imagePath: "", maskPath: ""};
      const text = showRows({one: whole, results: results ?? []});
      assert.match(text, /^image\.nii\.gz, mask\.nii, label 1\n72 voxels; \d+ values\n/);
      assert.match(text, /\nIntensity statistics \(intensity\)\nfeature +value +unit +IBSI\n/);
      assert.match(text, /\nmean +[\d.]+ +HU +Q4LE\n/);
      assert.match(text, /\njointEntropy +3D:avg +[\d.]+ +TU9B\n/);
      for (const line of text.split("\n")) assert.ok(line.length <= 80, line);
    }));

  it("keeps a void value as null, and shows it as a word or NaN", () =>
    inScratch(async (folder) => {
      const voxel = new Uint8Array(280);
      voxel[100] = 1;
      const image = await writeImage(folder, "image.nii", volumeOf(imageOf(1)));
      const mask = await writeImage(folder, "mask.nii", volumeOf(voxel));
      const {results} = await measure({image, mask});
      const result = results?.[0] ?? failedLabel(1, "none");
      const one = {id: "-1", image, mask, imagePath: image, maskPath: mask} as const;
      const whole = {...one, labels: "only", unit: null} as const;
      const at = result.heads.findIndex(({name}) => name === "glcm.contrast");
      assert.equal(result.values[at], null);
      assert.match(
        showRows({one: whole, results: [result]}),
        /\ncontrast +3D:avg +undefined +ACUI\n/,
      );
      const written = (format: Format) =>
        [...formatResults([{one: whole, results: [result]}], format)].join("");
      assert.match(
        written("long"),
        /\n'-1,1,glcm\.contrast,ACUI,[^,]*,[^,]*,3D:avg,original,1,NaN,\n/,
      );
      assert.match(singleJson(result), /"name":"glcm\.contrast".*"value":null/);
    }));

  it("names its rows as PyRadiomics does, too, under its preset", () =>
    inScratch(async (folder) => {
      const [, , image, , mask] = await writeCase(folder);
      const settings = featureSettings({preset: "pyradiomics", families: ["glcm"]});
      const {results} = await measure({image, mask, labels: [1]}, {settings});
      const {features} = JSON.parse(singleJson(results?.[0] ?? failedLabel(1, ""))) as Printed;
      const entropy = features.find(({name}) => name === "glcm.jointEntropy");
      assert.equal(entropy?.["pyradiomics"], "original_glcm_JointEntropy");
    }));

  it("refuses a mask on another grid, or moves it when asked", () =>
    inScratch(async (folder) => {
      const image = await writeImage(folder, "image.nii", volumeOf(imageOf(1)));
      const mask = await writeImage(folder, "mask.nii", volumeOf(labelsOf(), [1.5, 0, 0]));
      const one = {image, mask, labels: [1]};
      const refused = (await measure(one)).results?.[0];
      assert.match(
        String(refused?.error),
        /both must lie on the same grid.*; --resample-mask moves/,
      );
      const moved = (await measure(one, {resampleMask: "linear"})).results?.[0];
      assert.equal(moved?.provenance?.mask.resampled, "linear");
      assert.equal(moved?.provenance?.voxels.original, 72);
    }));

  it("reads a folder with a DICOM series, whatever else lies there", () =>
    inScratch(async (folder) => {
      const image = join(folder, "ct");
      await mkdir(join(image, "below"), {recursive: true});
      for (const [k, name] of ["c", "a", "b"].entries()) {
        const place = ["DS", `0\\0\\${5 * k}`] as const;
        const slice = dicomFile({"0020000e": ["UI", "1.2.3"], "00200032": place});
        await writeFile(join(image, name), slice);
      }
      await writeFile(join(image, "notes.txt"), "no slice");
      const grid = {spacing: [0.6, 0.7, 5], direction: [-1, 0, 0, 0, -1, 0, 0, 0, 1]} as const;
      const whole = createVolume(new Uint8Array(18).fill(1), {
        ...grid,
        shape: [3, 2, 3],
        unit: "1",
      });
      const mask = await writeImage(folder, "mask.nii", whole);
      const settings = featureSettings({
        preset: "ibsi-e",
        families: ["intensity"],
        interpolation: null,
      });
      const {results} = await measure({image, mask}, {settings});
      assert.deepEqual([results?.[0]?.error, results?.[0]?.provenance?.image.unit], [null, "HU"]);
      const shape = results?.[0]?.provenance?.grids.original.shape;
      assert.deepEqual(shape, [3, 2, 3]);
    }));
});

describe("voxelbook features, lists", () => {
  it("--list names every feature, its codes and families", async () => {
    const {stdout} = await runCli(["features", "--list", "--json"]);
    const {features} = JSON.parse(stdout) as {features: {name: string; family: string}[]};
    assert.deepEqual(
      features.map(({name}) => name),
      listFeatures().map(({name}) => name),
    );
    assert.equal(features[0]?.family, features[0]?.name.split(".")[0]);
    const plain = await runCli(["features", "--list", "glcm"]);
    assert.match(plain.stdout, /glcm\.jointEntropy +TU9B +glcm_JointEntropy\n/);
    assert.doesNotMatch(plain.stdout, /intensity\./);
    for (const word of ["TU9B", "glcm_JointEntropy", "glcm.jointEntropy"]) {
      assert.match((await runCli(["features", "--list", word])).stdout, /\n1 feature\n$/);
    }
  });

  it("--list-presets and --show-settings show what there is", async () => {
    assert.match(
      (await runCli(["features", "--list-presets"])).stdout,
      /ibsi-c +3D +2 × 2 × 2 +-1000 to 400 +width 25\n/,
    );
    const {stdout} = await runCli(["features", "--show-settings", "ibsi-c"]);
    assert.deepEqual(JSON.parse(stdout), preset("ibsi-c"));
    const set = [
      "--set",
      "interpolation.spacing.2=3",
      "--set",
      "label=4",
      "--set",
      "resegmentation.range=[0,null]",
    ];
    const changed = JSON.parse(
      (await runCli(["features", "--show-settings", "ibsi-c", ...set])).stdout,
    );
    assert.deepEqual(changed.interpolation.spacing, [2, 2, 3]);
    assert.deepEqual([changed.label, changed.resegmentation.range], [4, [0, null]]);
  });

  it("settings of a file are those that --show-settings printed, or PyRadiomics' own", () =>
    inScratch(async (folder) => {
      const shown = await runCli(["features", "--show-settings", "ibsi-e"]);
      const {chooseSettings} = await import("../../workbench/cli/features/chooseSettings.ts");
      const path = join(folder, "mine.json");
      await writeFile(path, shown.stdout);
      assert.deepEqual(await chooseSettings({settings: path}), preset("ibsi-e"));
      await writeFile(path, '{"preset": "ibsi-d", "label": 3}');
      assert.deepEqual(await chooseSettings({settings: path}), {...preset("ibsi-d"), label: 3});
      const yaml = join(folder, "Params.yaml");
      await writeFile(yaml, "setting:\n  binWidth: 10\n  label: 2\n");
      const {discretisation, label} = await chooseSettings({settings: yaml});
      assert.deepEqual(
        [discretisation, label],
        [{method: "fixedBinSize", width: 10, from: "multiple"}, 2],
      );
    }));
});

describe("voxelbook features, wrongly used", () => {
  const one = ["--image", "package.json", "--mask", "package.json"];
  const wrong: readonly (readonly [string[], RegExp])[] = [
    [[], /give --image and --mask, or --table\n {2}fix: voxelbook features --help/],
    [["--image", "a"], /--image needs --mask/],
    [["--mask", "a"], /--mask needs --image/],
    [["--imge", "a"], /unknown option '--imge'/],
    [
      ["--image", "a.nii", "--mask", "b.nii", "--preset", "ibsi-c"],
      /no such file or folder: a\.nii/,
    ],
    [one, /give --preset NAME or --settings FILE/],
    [[...one, "--preset", "ibsi-c", "--settings", "x"], /give --preset or --settings, got both/],
    [[...one, "--preset", "ibis-c"], /got "ibis-c"; did you mean "ibsi-c"\?/],
    [
      [...one, "--preset", "ibsi-c", "--label", "1.5"],
      /--label must be one whole number other than 0, got "1\.5"/,
    ],
    [[...one, "--preset", "ibsi-c", "--label", "0"], /got "0"/],
    [
      [...one, "--preset", "ibsi-c", "--labels", "1,x"],
      /--labels must be "all" or whole numbers other than 0, got "1,x"/,
    ],
    [
      [...one, "--preset", "ibsi-c", "--label", "1", "--labels", "2"],
      /give --label or --labels, got both/,
    ],
    [
      [...one, "--preset", "ibsi-c", "--unit", "hu"],
      /--unit must be one of HU, .*got "hu"; did you mean "HU"\?/,
    ],
    [[...one, "--preset", "ibsi-c", "--json", "--csv"], /give --json or --csv, got both/],
    [[...one, "--preset", "ibsi-c", "--jobs", "2"], /--jobs does not go with --image/],
    [[...one, "--preset", "ibsi-c", "--out", "x.xml"], /--out must end in \.json, \.csv or \.txt/],
    [[...one, "--preset", "ibsi-c", "--set", "x"], /--set must be path=value, .*got "x"/],
    [
      [...one, "--preset", "ibsi-c", "--set", "discretisation.widht=5"],
      /--set: discretisation .*got widht; did you mean "width"\?/,
    ],
    [
      [...one, "--preset", "ibsi-c", "--set", "discretisation.width=-5"],
      /--set: discretisation\.width must be .*got -5/,
    ],
    [
      [...one, "--preset", "ibsi-c", "--set", "aggregations.9=2D"],
      /9 must be a place in a list of 3/,
    ],
    [[...one, "--preset", "ibsi-c", "--set", "__proto__.label=1"], /got __proto__/],
    [[...one, "--preset", "ibsi-c", "--set", "label=[1"], /--set label=\[1: must hold JSON/],
    [[...one, "--settings", "none.json"], /none\.json: cannot be read: there is no such file/],
    [[...one, "--settings", "LICENSE"], /LICENSE: must be JSON/],
    [["--table", "none.csv", "--preset", "ibsi-c"], /none\.csv: cannot be read/],
    [["--table", "none.csv", "--image", "a"], /--image does not go with --table/],
    [["--table", "a", "--format", "wid"], /Allowed choices are wide, long, json/],
    [["--table", "a", "--jobs", "0"], /must be a whole number from 1 to 256, got 0/],
    [
      ["--table", "a", "--json", "--format", "long", "--preset", "ibsi-c"],
      /give --json or --format long, got both/,
    ],
    [["--table", "a", "--resample-mask", "nearst"], /it must be nearest or linear, got nearst/],
    [["--list", "glmc"], /got "glmc"; did you mean "glcm"\?/],
    [["--show-settings", "ibsi_c"], /did you mean "ibsi-c"\?/],
  ];
  for (const [args, message] of wrong) {
    it(`answers "${args.join(" ")}" with exit code 2 and what was wrong`, async () => {
      const {code, stdout, stderr} = await runCli(["features", ...args]);
      assert.match(stderr, message);
      assert.deepEqual([code, stdout], [2, ""]);
    });
  }

  it("an output that cannot be written is said before any work, with exit code 3", async () => {
    const args = ["features", ...one, "--preset", "ibsi-c", "--out", "package.json/x.json"];
    const {code, stderr} = await runCli(args);
    assert.match(stderr, /package\.json\/x\.json cannot be written: /);
    assert.equal(code, 3);
  });

  it("--help shows examples and the exit codes", async () => {
    const {code, stdout} = await runCli(["features", "--help"]);
    assert.equal(code, 0);
    assert.match(stdout, /Examples:\n {2}voxelbook features --image /);
    assert.match(stdout, /Exit codes: 0 done, 1 a case failed, 2 wrong usage, 3 /);
  });
});
