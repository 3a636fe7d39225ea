// Runs every check in order, cheapest first, and prints last `N passed, N failed, N skipped`.
// `bash .ci/run lint types` runs only the named steps.
import {spawn} from "node:child_process";
import {existsSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {stripVTControlCharacters} from "node:util";

const root = fileURLToPath(new URL("../", import.meta.url));
const npm = (...args) => ["npm", ["run", "--silent", ...args]];
const voxelbook = (...args) => [process.execPath, ["workbench/bin/voxelbook.mjs", ...args]];

// Tests that need a browser or JupyterLab fail here instead of being skipped.
const needs = {VOXELBOOK_BROWSER: "required", VOXELBOOK_JUPYTER: "required"};
const mirror = fileURLToPath(new URL("../../shared/datasets/", import.meta.url));
if (process.env.VOXELBOOK_MIRROR === undefined && existsSync(mirror)) {
  process.env.VOXELBOOK_MIRROR = mirror;
}

/** Each step: its name, its command, and whether it prints counts of its own. */
const steps = [
  {name: "install", command: ["node", ["workbench/bin/bootstrap.mjs"]]},
  {name: "lint", command: npm("lint")},
  {name: "types", command: npm("types")},
  {name: "jupyter", command: voxelbook("lab", "--setup-only")},
  {name: "test", command: ["npm", ["test", "--silent"]], env: {VOXELBOOK_JUPYTER: "required"}},
  {name: "reference", command: npm("test:reference")},
  {name: "notebooks", command: voxelbook("run", "notebooks", "--json"), count: countNotebooks},
  {name: "exercises", command: voxelbook("check", "--author", "--json"), count: countExercises},
  {name: "book", command: voxelbook("start", "--no-serve")},
  {name: "browser", command: npm("test:browser"), env: needs},
];

/** Counts the notebooks that ran to their end. */
function countNotebooks(output) {
  const {passed, failed} = JSON.parse(output);
  return {passed, failed, skipped: 0};
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

/** Runs one step; its output goes through and is kept for counting. */
function run({command: [program, args], env, count}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: {...process.env, ...env},
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
      if (count === undefined) process.stdout.write(chunk);
    });
    child.on("error", (error) => resolve({code: 1, output: String(error)}));
    child.on("close", (code) => resolve({code: code ?? 1, output}));
  });
}

const total = {passed: 0, failed: 0, skipped: 0};
const started = Date.now();
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;
const wanted = process.argv.slice(2);
for (const step of steps) {
  if (wanted.length > 0 && !wanted.includes(step.name)) continue;
  console.log(`\n== ${step.name} ==`);
  const begun = Date.now();
  const {code, output} = await run(step);
  let counts = {passed: 0, failed: 0, skipped: 0};
  try {
    counts = (step.count ?? countTests)(output);
  } catch (error) {
    console.log(`ci: ${step.name} printed no readable result (${error.message}):\n${output}`);
  }
  // A step without tests of its own counts as one check.
  if (counts.passed + counts.failed === 0) counts[code === 0 ? "passed" : "failed"] = 1;
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  if (code !== 0 && step.count !== undefined) console.log(output);
  for (const key of Object.keys(total)) total[key] += counts[key];
  console.log(
    `ci: ${step.name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped in ${seconds(begun)}`,
  );
  if (step.name === "install" && code !== 0) break;
}
console.log(`\nci: everything in ${seconds(started)}`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;
