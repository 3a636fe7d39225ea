import assert from "node:assert/strict";
import {spawnSync} from "node:child_process";
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {unzipSync} from "fflate";
import type {AutograderConfig} from "../../workbench/export/autograderConfig.ts";
import {bundleAutograder} from "../../workbench/export/bundleAutograder.ts";
import type {GradescopeResults} from "../../workbench/export/gradescopeResults.ts";
import {placesOf, submitterOf} from "../../workbench/export/platformPlaces.ts";
import {type AutograderRun, runAutograder} from "../../workbench/export/runAutograder.ts";
import {writeNotebook} from "../../workbench/notebook/nbformat.ts";
import {ID, madeNotebook, writeExercise} from "../exercise/madeExercise.ts";
import {madeRecord, STATES} from "./madeRecords.ts";
import {requireValid} from "./schemas.ts";

const CONFIG: AutograderConfig = {
  schema: 1,
  platform: "gradescope",
  exercise: ID,
  language: "en",
  hiddenTests: "after_published",
  allowPermissions: true,
  seconds: 120,
  students: {"jane@example.org": "s001"},
};
const METADATA = {
  id: 1,
  created_at: "2026-02-01T10:00:00.000000-08:00",
  users: [{id: 4711, name: "Doe Jane", email: "Jane@example.org"}],
};
const SECRET = "a secret of the course";

let folder: string;
let exercisesFolder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "voxelbook-autograder-test-"));
  exercisesFolder = await writeExercise(folder);
});
after(() => rm(folder, {recursive: true, force: true}));

const bundle = (config: Partial<AutograderConfig> = {}): Promise<Uint8Array> =>
  bundleAutograder({
    exercisesFolder,
    config: {...CONFIG, ...config},
    secret: SECRET,
    // The packed course is what tests run already.
    pack: (course) => writeFile(join(course, "package.json"), "{}"),
  });

/** Unpacks a bundle as a platform does, without running its setup. */
async function unpack(zip: Uint8Array, target: string): Promise<void> {
  for (const [path, bytes] of Object.entries(unzipSync(zip))) {
    await mkdir(dirname(join(target, path)), {recursive: true});
    await writeFile(join(target, path), bytes);
  }
}

/** Makes a platform's root with a submission in it. */
async function makeRoot(
  name: string,
  files: Readonly<Record<string, string>>,
  config: Partial<AutograderConfig> = {},
): Promise<{bundle: string; root: string}> {
  const root = join(folder, name);
  const source = join(root, "source");
  await unpack(await bundle(config), source);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), {recursive: true});
    await writeFile(join(root, path), text);
  }
  return {bundle: source, root};
}

/** Runs where no bubblewrap and no container engine is to be found, and keeps the words of the run to itself. */
async function runWithoutNamespaces(run: AutograderRun): Promise<number> {
  const bare = join(folder, "bin");
  await mkdir(bare, {recursive: true});
  const path = process.env["PATH"];
  const writes = [process.stdout.write, process.stderr.write];
  process.env["PATH"] = bare;
  process.stdout.write = process.stderr.write = () => true;
  try {
    return await runAutograder(run);
  } finally {
    process.env["PATH"] = path;
    [process.stdout.write, process.stderr.write] = writes;
  }
}

/** Stands in for a grading that ends with a record in a state. */
const gradedAs =
  (name: string) =>
  async (args: readonly string[]): Promise<number> => {
    const out = args[args.indexOf("--out") + 1];
    const student = (await readdir(args[1]))[0];
    await mkdir(join(out, student), {recursive: true});
    const record = madeRecord(student, STATES[name]);
    await writeFile(join(out, student, "double.json"), JSON.stringify(record));
    return 0;
  };

const resultsOf = async ({root}: {root: string}): Promise<GradescopeResults> =>
  JSON.parse(await readFile(join(root, "results/results.json"), "utf8")) as GradescopeResults;

describe("bundleAutograder", () => {
  it("holds scripts, course, hidden tests and secret, and no author's answers", async () => {
    const files = unzipSync(await bundle());
    const text = (name: string): string => new TextDecoder().decode(files[name]);
    assert.deepEqual(Object.keys(files).sort(), [
      "README.md",
      "autograder.json",
      "course-secret",
      "course/exercises/00-small/double/exercise.ipynb",
      "course/exercises/00-small/double/hidden.ts",
      "course/exercises/00-small/double/tests.ts",
      "course/package.json",
      "run_autograder",
      "setup.sh",
    ]);
    assert.equal(text("course-secret"), `${SECRET}\n`);
    assert.deepEqual(JSON.parse(text("autograder.json")), CONFIG);
    assert.match(text("setup.sh"), /apt-get install .* bubblewrap/);
    assert.match(text("setup.sh"), /sha256sum -c/);
  });

  it("is the same zip each time, with programs that can be run", async () => {
    const zip = await bundle();
    assert.deepEqual(await bundle(), zip);
    const path = join(folder, "a.zip");
    await writeFile(path, zip);
    const script =
      "import sys,zipfile\nfor i in zipfile.ZipFile(sys.argv[1]).infolist(): print(i.filename, oct(i.external_attr >> 16))";
    const {stdout, error} = spawnSync("python3", ["-c", script, path], {encoding: "utf8"});
    if (error === undefined) {
      assert.match(stdout, /^run_autograder 0o100755$/m);
      assert.match(stdout, /^setup\.sh 0o100755$/m);
      assert.match(stdout, /^course-secret 0o100600$/m);
    }
  });

  it("has scripts that bash can read, and says in its README what is in force", async () => {
    const files = {
      ...unzipSync(await bundle()),
      ...unzipSync(await bundle({platform: "prairielearn"})),
    };
    for (const name of ["setup.sh", "run_autograder", "run"]) {
      const input = new TextDecoder().decode(files[name]);
      const {status, stderr} = spawnSync("bash", ["-n"], {input, encoding: "utf8"});
      assert.equal(status, 0, stderr);
    }
    const readme = async (allowPermissions: boolean): Promise<string> =>
      new TextDecoder().decode(unzipSync(await bundle({allowPermissions}))["README.md"]);
    assert.match(await readme(true), /falls back to Node's permission model/);
    assert.match(await readme(false), /does not grade: no submission gets a score/);
  });
});

describe("submitterOf", () => {
  const submitter = async (metadata: object): Promise<string> => {
    const root = await mkdtemp(join(folder, "metadata-"));
    await writeFile(join(root, "submission_metadata.json"), JSON.stringify(metadata));
    return (await submitterOf(CONFIG, root)).student;
  };

  it("takes the roster's name of an e-mail address, else the platform's number", async () => {
    assert.equal(await submitter(METADATA), "s001");
    const other = [{id: 12, name: "x", email: "x@example.org"}];
    assert.equal(await submitter({...METADATA, users: other}), "gradescope-12");
  });

  it("gives a group one name, whatever the order, and never one that leads elsewhere", async () => {
    const users = [{id: 12}, {id: 3}];
    assert.equal(await submitter({...METADATA, users}), "gradescope-12+gradescope-3");
    assert.equal(
      await submitter({...METADATA, users: users.toReversed()}),
      "gradescope-12+gradescope-3",
    );
    assert.match(
      await submitter({...METADATA, users: [{id: "../../etc"}]}),
      /^group-[0-9a-f]{32}$/,
    );
  });

  for (const [what, metadata, message] of [
    ["nobody", {...METADATA, users: []}, /got nobody/],
    ["a user without a number", {...METADATA, users: [{name: "x"}]}, /must have an id/],
    ["no time", {...METADATA, created_at: "soon"}, /must be a time, got "soon"/],
  ] as const) {
    it(`refuses metadata that name ${what}`, async () => {
      await assert.rejects(submitter(metadata), message);
    });
  }
});

describe("an autograder in a made root", function () {
  this.timeout(120_000);

  it("grades a notebook of any name, by Node's permission model where that is allowed", async () => {
    const answer = writeNotebook(
      madeNotebook({cells: {sum: '// BEGIN SOLUTION\nconst sum = "a - b";\n// END SOLUTION'}}),
    );
    const run = await makeRoot("good", {
      "submission/my work/Answer (2).ipynb": answer,
      "submission/__MACOSX/x.ipynb": "{",
      "submission_metadata.json": JSON.stringify(METADATA),
    });
    await symlink(join(run.bundle, "course-secret"), join(run.root, "submission/link.ipynb"));
    assert.equal(await runWithoutNamespaces(run), 0);
    const results = await resultsOf(run);
    requireValid("gradescope", results);
    assert.equal(results.score, 7);
    assert.equal(results.extra_data?.["isolation"], "permissions");
    assert.deepEqual(
      results.tests.map(({number, status, visibility}) => [number, status, visibility]),
      [
        ["1.1", "passed", "visible"],
        ["1.2", "passed", "after_published"],
        ["2.1", "passed", "visible"],
        ["3.1", "failed", "visible"],
      ],
    );
    // What an answer must not read is closed to the user that it runs as.
    for (const path of placesOf("gradescope", run.root).secret) {
      assert.equal((await stat(path)).mode & 0o077, 0, path);
    }
  });

  for (const [name, score] of [
    ["graded", 0.5],
    ["unreadable", undefined],
  ] as const) {
    it(`writes the results of PrairieLearn for a record that is ${name}`, async () => {
      const files = {"student/double.ipynb": "{", "data/data.json": '{"variant_seed": 7}'};
      const run = await makeRoot(`pl-${name}`, files, {platform: "prairielearn"});
      assert.equal(await runWithoutNamespaces({...run, voxelbook: gradedAs(name)}), 0);
      const results = await resultsOf(run);
      requireValid("prairielearn", results);
      assert.equal(results.score, score);
    });
  }

  for (const [what, voxelbook] of [
    ["the record says that the machine failed", gradedAs("broken")],
    ["the grading ends without a record", async () => 1],
    [
      "the grading takes too long",
      async () => {
        throw new Error("grading took more than 120 s and was stopped");
      },
    ],
  ] as const) {
    it(`gives no score where ${what}`, async () => {
      const run = await makeRoot(what.replaceAll(" ", "-"), {
        "submission/double.ipynb": "{",
        "submission_metadata.json": JSON.stringify(METADATA),
      });
      assert.equal(await runWithoutNamespaces({...run, voxelbook}), 1);
      const {score, tests, visibility} = await resultsOf(run);
      assert.deepEqual([score, tests, visibility], [undefined, [], "hidden"]);
    });
  }

  it("gives no score where answers cannot be isolated and nothing else was allowed", async () => {
    const run = await makeRoot(
      "closed",
      {
        "submission/double.ipynb": writeNotebook(madeNotebook()),
        "submission_metadata.json": JSON.stringify(METADATA),
      },
      {allowPermissions: false},
    );
    assert.equal(await runWithoutNamespaces(run), 1);
    const results = await resultsOf(run);
    assert.deepEqual([results.score, results.tests, results.visibility], [undefined, [], "hidden"]);
    assert.match(results.output, /the fault is not yours/);
  });

  for (const [what, files, config] of [
    ["metadata are missing", {"submission/double.ipynb": "{}"}, {}],
    ["metadata are damaged", {"submission_metadata.json": "{"}, {}],
    ["the bundle is damaged", {"source/autograder.json": "{}"}, {}],
    [
      "PrairieLearn's data are missing",
      {"student/double.ipynb": "{}"},
      {platform: "prairielearn" as const},
    ],
  ] as const) {
    it(`gives no score where ${what}`, async () => {
      const run = await makeRoot(what.replaceAll(/\W/g, "-"), files, config);
      assert.equal(await runWithoutNamespaces(run), 1);
      if ("platform" in config) {
        // PrairieLearn reports a job without results as failed.
        await assert.rejects(resultsOf(run), {code: "ENOENT"});
        return;
      }
      const {score, tests} = await resultsOf(run);
      assert.deepEqual([score, tests], [undefined, []]);
    });
  }

  it("has results without a score even where Node does not start", async () => {
    const run = await makeRoot("no-node", {});
    const script = join(run.bundle, "run_autograder");
    await chmod(script, 0o755);
    const {status} = spawnSync("bash", [script], {
      env: {PATH: process.env["PATH"], AUTOGRADER_ROOT: run.root},
    });
    assert.notEqual(status, 0);
    const results = await resultsOf(run);
    requireValid("gradescope", results);
    assert.deepEqual([results.score, results.tests, results.visibility], [undefined, [], "hidden"]);
  });
});
