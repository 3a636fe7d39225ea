import assert from "node:assert/strict";
import {spawn} from "node:child_process";
import {once} from "node:events";
import {existsSync} from "node:fs";
import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type {CliError} from "../../workbench/cli/error.ts";
import {caseTable} from "../../workbench/cli/features/caseTable.ts";
import {extractCase} from "../../workbench/cli/features/extractCase.ts";
import {
  failedLabel,
  type FeatureRun,
  type LabelResult,
} from "../../workbench/cli/features/featureCase.ts";
import {openJournal} from "../../workbench/cli/features/journal.ts";
import {readTable} from "../../workbench/cli/features/readTable.ts";
import {inScratch} from "../data/scratch.ts";
import {
  imageOf,
  labelsOf,
  QUICK,
  SETTINGS,
  volumeOf,
  writeCases,
  writeImage,
} from "./featureCases.ts";
import {runCli} from "./runCli.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const RUN: FeatureRun = {settings: SETTINGS, resampleMask: null, version: "0.1.0"};

/** Runs a table and gives what it wrote, and what it said. */
async function runTable(
  table: string,
  out: string,
  jobs = 1,
): Promise<{text: string; said: string}> {
  const {cases} = await readTable(table, null);
  const write = process.stderr.write;
  let said = "";
  process.stderr.write = (text: string | Uint8Array) => {
    said += text;
    return true;
  };
  try {
    await caseTable(cases, RUN, {format: "wide", out, jobs, silent: false});
  } catch (error) {
    const {message, fix} = error as CliError;
    said += `${message}\n${fix}`;
  } finally {
    process.stderr.write = write;
  }
  return {text: existsSync(out) ? await readFile(out, "utf8") : "", said};
}

/** Starts the built command on a table. */
function start(table: string, out: string) {
  const program = join(root, "workbench/bin/voxelbook.mjs");
  const args = ["features", "--table", table, ...QUICK, "--out", out, "--jobs", "2"];
  const child = spawn(process.execPath, [program, ...args], {stdio: ["ignore", "ignore", "pipe"]});
  let said = "";
  child.stderr.on("data", (chunk) => (said += chunk));
  const end = once(child, "close").then(([code]) => ({code, said}));
  return {child, end};
}

describe("voxelbook features, a table of cases", function () {
  this.timeout(60_000);

  it("gives the same bytes for one worker and for three, in the order of the table", () =>
    inScratch(async (folder) => {
      const table = await writeCases(folder, 6);
      const one = await runTable(table, join(folder, "one.csv"));
      const three = await runTable(table, join(folder, "three.csv"), 3);
      assert.equal(three.text, one.text);
      const rows = one.text.trimEnd().split("\n");
      assert.match(rows[0], /^id,image,mask,label,error,original_intensity\.mean,/);
      assert.match(rows[0], /,original_glcm\.jointEntropy_3D_avg,/);
      assert.deepEqual(
        rows.slice(1).map((row) => row.split(",", 2).join(" ")),
        [0, 1, 2, 3, 4, 5].map((i) => `case-${i} image-${i}.nii`),
      );
      assert.ok(!existsSync(join(folder, "one.csv.journal")), "nothing is left to go on from");
    }));

  it("reports failing cases, finishes the others, and repeats only the failed ones", () =>
    inScratch(async (folder) => {
      const table = await writeCases(folder, 3);
      await writeFile(
        join(folder, "image-1.nii"),
        (await readFile(join(folder, "image-1.nii"))).subarray(0, 400),
      );
      const out = join(folder, "out.csv");
      const failed = await runTable(table, out);
      assert.match(
        failed.said,
        /case-1: readNifti: image-1\.nii: the header promises 912 bytes, got 400/,
      );
      assert.match(
        failed.said,
        /features: 1 of 3 cases failed: case-1\n.*the others are kept in .*\.journal$/,
      );
      const [, first, second, third] = failed.text.split("\n");
      assert.match(
        second,
        /^case-1,image-1\.nii,mask\.nii\.gz,,"readNifti: image-1\.nii: the header/,
      );
      assert.match(first, /^case-0,image-0\.nii,mask\.nii\.gz,1,,\d/);
      assert.match(third, /^case-2,image-2\.nii,mask\.nii\.gz,1,,\d/);

      await writeImage(folder, "image-1.nii", volumeOf(imageOf(1)));
      const mended = await runTable(table, out);
      assert.match(mended.said, /3 of 3 cases, 2 from .*out\.csv\.journal/);
      assert.equal(mended.text.split("\n")[1], first);
      assert.match(mended.text.split("\n")[2], /^case-1,image-1\.nii,mask\.nii\.gz,1,,\d/);
      assert.ok(!existsSync(`${out}.journal`));
    }));

  it("is written long and as JSON, with every label, from the command line", () =>
    inScratch(async (folder) => {
      await writeCases(folder, 1);
      const table = join(folder, "cases.csv");
      await writeFile(
        table,
        "\ufeffid;age;image;mask;label\r\n=1+1;50;image-0.nii;mask.nii.gz;all\r\n",
      );
      const args = ["features", "--table", table, ...QUICK];
      const long = await runCli([...args, "--format", "long"]);
      assert.equal(long.code, 0);
      assert.match(long.stderr, /columns not used: age\n/);
      const rows = long.stdout.trimEnd().split("\n").slice(1);
      assert.match(
        rows[0],
        /^'=1\+1,1,intensity\.mean,Q4LE,stat_mean,original_firstorder_Mean,,original,1,[\d.]+,$/,
      );
      assert.equal(rows.filter((row) => row.startsWith("'=1+1,2,")).length, rows.length / 2);
      const json = await runCli([...args, "--json"]);
      const {cases} = JSON.parse(json.stdout) as {
        cases: {id: string; label: number; features: unknown[]}[];
      };
      assert.deepEqual(
        cases.map(({id, label}) => [id, label]),
        [
          ["=1+1", 1],
          ["=1+1", 2],
        ],
      );
      assert.equal(cases[0].features.length, rows.length / 2);
    }));

  it("stops at Ctrl-C with nothing half-written, and ends with the same bytes when it goes on", async function () {
    this.timeout(180_000);
    await inScratch(async (folder) => {
      const table = await writeCases(folder, 40);
      const [out, whole] = [join(folder, "out.csv"), join(folder, "whole.csv")];
      const journal = `${out}.journal`;
      const stopped = start(table, out);
      const hasResult = async () =>
        existsSync(journal) && (await readFile(journal, "utf8")).includes('"key"');
      while (stopped.child.exitCode === null && !(await hasResult())) {
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      stopped.child.kill("SIGINT");
      const {code, said} = await stopped.end;
      assert.match(
        said,
        /features: stopped after \d+ of 40 cases; nothing was written but .*\.journal\n {2}fix: /,
      );
      assert.equal(code, 1);
      assert.deepEqual([existsSync(out), existsSync(journal)], [false, true]);
      const resumed = await start(table, out).end;
      assert.match(resumed.said, /wrote .*out\.csv: 40 of 40 cases, \d+ from /);
      assert.equal((await start(table, whole).end).code, 0);
      assert.deepEqual(await readFile(out), await readFile(whole));
    });
  });
});

describe("the key of a case", () => {
  it("changes with bytes, settings, version and choices, and with nothing else", () =>
    inScratch(async (folder) => {
      const {cases} = await readTable(await writeCases(folder, 2), null);
      const keyOf = async (one = cases[0], run = RUN) => {
        const {key} = await extractCase(one, run, new Set(), () => {
          throw new Error("not needed");
        });
        return String(key);
      };
      const key = await keyOf();
      assert.match(key, /^[0-9a-f]{64}$/);
      assert.equal(await keyOf({...cases[0], id: "other", image: "renamed.nii"}), key);
      const others = [
        await keyOf(cases[1]),
        await keyOf({...cases[0], labels: [2]}),
        await keyOf({...cases[0], unit: "1"}),
        await keyOf(cases[0], {...RUN, version: "0.2.0"}),
        await keyOf(cases[0], {...RUN, resampleMask: "linear"}),
        await keyOf(cases[0], {...RUN, settings: {...SETTINGS, intensityShift: 1}}),
      ];
      assert.equal(new Set([key, ...others]).size, 7);
      const known = await extractCase(cases[0], RUN, new Set([key]), () => {
        throw new Error("a known result is not computed again");
      });
      assert.deepEqual(known, {key, results: null});
    }));
});

describe("openJournal", () => {
  const result = (value: number | null): LabelResult => ({
    ...failedLabel(1, ""),
    error: null,
    heads: [
      {
        name: "a.b",
        ibsi: null,
        tag: null,
        pyradiomics: null,
        aggregation: null,
        unit: "1",
        image: "original",
      },
    ],
    values: [value],
  });

  it("gives back what was added, also after another run and a line that was cut", () =>
    inScratch(async (folder) => {
      const out = join(folder, "out.csv");
      const first = await openJournal(out);
      assert.equal(first.known.size, 0);
      await Promise.all([first.add("a", [result(0.1)]), first.add("b", [result(null)])]);
      const second = await openJournal(out);
      assert.deepEqual(
        [...second.known],
        [
          ["a", [result(0.1)]],
          ["b", [result(null)]],
        ],
      );
      await second.add("c", [result(3)]);
      const bytes = await readFile(second.path);
      await writeFile(second.path, bytes.subarray(0, -9));
      const third = await openJournal(out);
      assert.deepEqual([...third.known.keys()], ["a", "b"]);
      await third.add("d", [result(4)]);
      assert.deepEqual((await openJournal(out)).known.get("d"), [result(4)]);
      await third.remove();
      assert.ok(!existsSync(third.path));
    }));

  it("begins anew after another format, and refuses to touch a file that is none", () =>
    inScratch(async (folder) => {
      const out = join(folder, "out.csv");
      await writeFile(
        `${out}.journal`,
        '{"journal":"voxelbook features","format":0}\n{"key":"a"}\n',
      );
      assert.equal((await openJournal(out)).known.size, 0);
      await writeFile(`${out}.journal`, "my own notes\n");
      await assert.rejects(openJournal(out), /is no journal of this command; move it away/);
      assert.equal(await readFile(`${out}.journal`, "utf8"), "my own notes\n");
    }));
});

describe("readTable", () => {
  const refused: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
    ["no rows", "id,image,mask\n", /must hold at least one case below its titles, got none/],
    [
      "nothing",
      "",
      /must have the columns id, image and mask in its first line; id, image, mask missing/,
    ],
    ["a missing column", "id,image\na,b\n", /; mask missing, got "id", "image"$/],
    [
      "a misspelt column",
      "id,image,mask,lable\na,b,c,1\n",
      /unknown column "lable"; did you mean "label"\?/,
    ],
    ["a column twice", "id,image,mask,id\na,b,c,d\n", /column "id" stands there twice/],
    ["an empty cell", "id,image,mask\na,,c\n", /case 1: image must not be empty/],
    ["a row too short", "id,image,mask\na,b\n", /must be CSV: Invalid Record Length.* line 2/],
    ["an open quote", 'id,image,mask\n"a,b,c\n', /must be CSV: Quote Not Closed/],
    [
      "a label that is none",
      "id,image,mask,label\na,b,c,one\n",
      /case 1: label must be "all" or whole/,
    ],
    [
      "a unit that is none",
      "id,image,mask,unit\na,b,c,hu\n",
      /case 1: unit must be .*did you mean "HU"\?/,
    ],
    [
      "two rows alike",
      "id,image,mask\na,b,c\na,d,e\n",
      /got "a" with the same label as case 1 and as case 2/,
    ],
    [
      "control characters",
      "id,image,mask\n\u001b[2J,b,c\n",
      /id, image and mask must not hold control/,
    ],
    ["an image", Uint8Array.of(0x1f, 0x8b, 0xff, 0xfe), /must be text in UTF-8/],
  ];
  for (const [what, content, message] of refused) {
    it(`refuses ${what}`, () =>
      inScratch(async (folder) => {
        const path = join(folder, "cases.csv");
        await writeFile(path, content);
        await assert.rejects(readTable(path, null), {name: "CliError", exitCode: 2, message});
      }));
  }

  it("takes paths from the table's folder, and units from the row or the command line", () =>
    inScratch(async (folder) => {
      const path = join(folder, "cases.csv");
      await writeFile(
        path,
        'id\timage\tmask\tlabel\tunit\na\t"x, y.nii"\t../m.nii\t3 1;3\t\nb\t/abs.nii\tm\t\tSUV\n',
      );
      const {cases} = await readTable(path, "HU");
      const [first, second] = cases;
      assert.deepEqual(first.labels, [1, 3]);
      assert.deepEqual([first.imagePath, first.image], [join(folder, "x, y.nii"), "x, y.nii"]);
      assert.deepEqual([first.maskPath, first.unit], [join(folder, "../m.nii"), "HU"]);
      assert.deepEqual([second.imagePath, second.labels, second.unit], ["/abs.nii", "only", "SUV"]);
    }));

  it("is what the test's cases are written as", () =>
    inScratch(async (folder) => {
      const {cases, unused} = await readTable(await writeCases(folder, 2), null);
      assert.deepEqual([cases.length, unused, cases[1].labels], [2, [], [1]]);
      assert.equal(labelsOf().filter((label) => label === 1).length, 72);
    }));
});
