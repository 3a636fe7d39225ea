// A teaching U-Net learns to outline the tumour on PET, in our engine and in PyTorch, five seeds each;
// beside them the 41 % threshold. `VOXELBOOK_BENCH_SEEDS` sets another number of seeds.
import {spawnSync} from "node:child_process";
import {existsSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {cpus, tmpdir} from "node:os";
import {join} from "node:path";
import {openEngine} from "../lib/nn/index.ts";
import {findChromium} from "../test/browser/support/findChromium.ts";
import type {Row} from "./main.ts";
import {trainInChromium} from "./pet/chromium.ts";
import {loadPatients} from "./pet/cohort.ts";
import {
  learnPet,
  type Patient,
  SETTINGS,
  scorePet,
  splitPatients,
  thresholdPet,
} from "./pet/task.ts";
import {root} from "./shared/timed.ts";

const python = join(root, ".voxelbook/peers-torch/bin/python");

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

/** Standard deviation of a few values, by n − 1. */
function spread(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(values.reduce((s, v) => s + (v - centre) ** 2, 0) / (values.length - 1));
}

/** Writes what the peer reads. */
function writeTask(folder: string, {learn, test}: {learn: Patient[]; test: Patient[]}): void {
  const patients = [
    ...learn.map((patient) => ({patient, side: "learn"})),
    ...test.map((patient) => ({patient, side: "test"})),
  ];
  for (const {patient} of patients) {
    writeFileSync(join(folder, `${patient.id}.image`), patient.image.data);
    writeFileSync(join(folder, `${patient.id}.mask`), patient.target.data);
  }
  const list = patients.map(({patient, side}) => {
    return {id: patient.id, side, shape: patient.image.shape.slice(0, 3)};
  });
  const settings = {...SETTINGS, threads: cpus().length, patients: list};
  writeFileSync(join(folder, "settings.json"), JSON.stringify(settings));
}

/** What one training gives. */
interface Result {
  readonly seconds: number;
  readonly dice: readonly number[];
}

/** Trains in PyTorch. */
function peerRun(folder: string, seed: number): Result {
  const script = join(root, "bench/peers/pet.py");
  const {status, stdout, stderr} = spawnSync(python, [script, folder, String(seed)], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`pet.py: must end with 0, got ${status}: ${stderr}`);
  return JSON.parse(stdout) as Result;
}

/** Reports the mean Dice of some runs and their time. */
function summarise(name: string, runs: readonly Result[], report: (row: Row) => void): void {
  const means = runs.map(({dice}) => mean(dice));
  const seconds = mean(runs.map((run) => run.seconds)).toFixed(0);
  const seeds = means.map((value) => value.toFixed(3)).join(", ");
  const over = runs.length > 1 ? `± ${(100 * spread(means)).toFixed(1)} over seeds: ` : "";
  report({
    what: `${name}: mean test Dice, seeds: ${runs.length}`,
    value: 100 * mean(means),
    unit: `% (${over}${seeds}; ${seconds} s of training)`,
  });
}

export async function bench(report: (row: Row) => void): Promise<void> {
  const seeds = Number(process.env["VOXELBOOK_BENCH_SEEDS"] ?? 5);
  const sides = splitPatients(await loadPatients());
  const threshold = thresholdPet(sides.test);
  report({
    what: "41 % of the largest uptake: mean test Dice",
    value: 100 * mean(threshold),
    unit: `% (${sides.test.length} patients, from ${(100 * Math.min(...threshold)).toFixed(0)} to ${(100 * Math.max(...threshold)).toFixed(0)})`,
  });
  const engine = await openEngine({backend: "wasm"});
  const own: Result[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const began = performance.now();
    const weights = await learnPet(engine, sides.learn, {seed});
    const seconds = (performance.now() - began) / 1000;
    own.push({seconds, dice: await scorePet(engine, weights, sides.test)});
  }
  engine.close();
  summarise(`U-Net on ${engine.backend} (${engine.info.device})`, own, report);

  const folder = mkdtempSync(join(tmpdir(), "voxelbook-pet-"));
  try {
    writeTask(folder, sides);
    const program = findChromium();
    if (program === null) console.error("bench: Chromium is not there, or VOXELBOOK_CHROMIUM");
    else {
      const page = await trainInChromium(program, folder, 1);
      summarise(`U-Net in Chromium (${page.device})`, [page], report);
    }
    if (!existsSync(python)) {
      console.error("bench: PyTorch is not there; npm run bench:peers brings it");
      return;
    }
    const peer = Array.from({length: seeds}, (_, k) => peerRun(folder, k + 1));
    summarise("the same U-Net in PyTorch", peer, report);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}
