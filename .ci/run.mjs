// Runs every check in order, cheapest first, and prints last `N passed, N failed, N skipped`.
// `bash .ci/run lint types` runs only the named steps.
import {spawn} from "node:child_process";
import {existsSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {stripVTControlCharacters} from "node:util";

const root = fileURLToPath(new URL("../", import.meta.url));
const npm = (...args) => ["npm", ["run", "--silent", ...args]];
const voxelbook = (...args) => [process.execPath, ["workbench/bin/voxelbook.mjs", ...args]];
const pip = (name) => ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", name];

// Tests that need a browser, JupyterLab or Redis fail here instead of being skipped.
const needs = {VOXELBOOK_BROWSER: "required", VOXELBOOK_JUPYTER: "required"};
const mirror = fileURLToPath(new URL("../../shared/datasets/", import.meta.url));
if (process.env.VOXELBOOK_MIRROR === undefined && existsSync(mirror)) {
  process.env.VOXELBOOK_MIRROR = mirror;
}

/**
 * Each step: its name, its command, how its output is counted where it prints no counts, and after which
 * step it begins: the one before it where none is named. Most of the tests wait for other processes, so
 * that two cores can do what stands beside them.
 */
const steps = [
  {name: "install", command: ["node", ["workbench/bin/bootstrap.mjs"]]},
  {name: "lint", command: npm("lint")},
  {name: "types", command: npm("types")},
  {name: "jupyter", command: voxelbook("lab", "--setup-only")},
  // Releases and gradebooks are held against nbgrader itself; students need none.
  {name: "nbgrader", command: [".voxelbook/jupyter/bin/python", pip("nbgrader==0.9.6")]},
  {
    name: "test",
    command: ["npm", ["test", "--silent"]],
    env: {VOXELBOOK_JUPYTER: "required", VOXELBOOK_REDIS: "required"},
  },
  // What `npm start` builds before it serves: every chapter executed, every page drawn.
  {
    name: "chapters",
    command: voxelbook("start", "--no-serve"),
    count: countChapters,
    after: "nbgrader",
  },
  {name: "browser", command: npm("test:browser"), env: needs},
  {
    name: "exercises",
    command: voxelbook("check", "--author", "--json"),
    count: countExercises,
    after: "chapters",
  },
  {name: "reference", command: npm("test:reference")},
];

/** Counts the chapters that the runner executed to their end, in each language, for the book. */
function countChapters() {
  const {pages} = JSON.parse(
    readFileSync(new URL("../.voxelbook/book/state.json", import.meta.url)),
  );
  const chapters = Object.entries(pages).filter(([name]) => !name.includes("/exercises/"));
  const failed = chapters.filter(([, state]) => state !== "rendered").length;
  return {passed: chapters.length - failed, failed, skipped: 0};
}

/** Counts what each exercise was held to: start, answer, alternatives, wrong answers, seeds. */
function countExercises(output) {
  const counts = {passed: 0, failed: 0, skipped: 0};
  for (const {counts: ran, problems} of JSON.parse(output)) {
    counts.failed += problems.length;
    if (problems.length === 0) counts.passed += 2 + ran.wrong + ran.alternative + ran.seeds;
  }
  return counts;
}

/** Reads the counts from mocha's or the reference runner's closing lines. */
function countTests(output) {
  const plain = stripVTControlCharacters(output);
  const last = (pattern) => Number([...plain.matchAll(pattern)].at(-1)?.[1] ?? 0);
  return {
    passed: last(/^\s*(\d+) (?:passing|passed)/gm),
    failed: last(/^\s*(\d+) failing/gm) || last(/(\d+) failed/g),
    skipped: last(/^\s*(\d+) pending/gm) || last(/(\d+) skipped/g),
  };
}

/** Runs one step; its output is kept for counting, and goes through where it is to be shown at once. */
function run(step, live) {
  const [program, args] = step.command;
  const begun = Date.now();
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: {...process.env, ...step.env},
      stdio: ["ignore", "pipe", live ? "inherit" : "pipe"],
    });
    let output = "";
    let messages = "";
    const end = (code) => resolve({step, code, output, messages, ms: Date.now() - begun});
    child.stdout.on("data", (chunk) => {
      output += chunk;
      if (live) process.stdout.write(chunk);
    });
    child.stderr?.on("data", (chunk) => (messages += chunk));
    child.on("error", (error) => {
      output += error;
      end(1);
    });
    child.on("close", (code) => end(code ?? 1));
  });
}

const total = {passed: 0, failed: 0, skipped: 0};
const started = Date.now();
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/** Adds a step's counts to the total and prints them. */
function settle({step, code, output, messages, ms}) {
  let counts = {passed: 0, failed: 0, skipped: 0};
  try {
    counts = (step.count ?? countTests)(output);
  } catch (error) {
    console.log(`ci: ${step.name} printed no readable result (${error.message}):\n${output}`);
  }
  // A step without tests of its own counts as one check.
  if (counts.passed + counts.failed === 0) counts[code === 0 ? "passed" : "failed"] = 1;
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  if (code !== 0 && step.count !== undefined) console.log(`${messages}${output}`);
  for (const key of Object.keys(total)) total[key] += counts[key];
  console.log(
    `ci: ${step.name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped in ${seconds(ms)}`,
  );
}

const wanted = process.argv.slice(2);
const chosen = steps.filter(({name}) => wanted.length === 0 || wanted.includes(name));

/** The chosen step that one waits for: the nearest before it on its way back to the first step. */
function waitsFor(step) {
  const before = steps[steps.indexOf(step) - 1];
  const wait = step.after === undefined ? before : steps.find(({name}) => name === step.after);
  return wait === undefined || chosen.includes(wait) ? wait : waitsFor(wait);
}

// Nothing can be said of a clone whose packages are not there.
let isInstalled = true;
const runs = new Map();
for (const step of chosen) {
  const wait = waitsFor(step);
  const begin = async () => {
    if (wait !== undefined) await runs.get(wait);
    if (!isInstalled) return undefined;
    const live = step.name === "test" || chosen.length === 1;
    if (live) console.log(`\n== ${step.name} ==`);
    const result = await run(step, live && step.count === undefined);
    if (step.name === "install") isInstalled = result.code === 0;
    return {...result, live};
  };
  runs.set(step, begin());
}

// What ran beside another step is printed after it.
for (const step of chosen) {
  const result = await runs.get(step);
  if (result === undefined) break;
  if (!result.live) console.log(`\n== ${step.name} ==`);
  if (!result.live && step.count === undefined) {
    process.stdout.write(result.messages + result.output);
  }
  settle(result);
}
console.log(`\nci: everything in ${seconds(Date.now() - started)}`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;
