// Our features beside PyRadiomics' on the same volumes: one thread each, each side in a process of its
// own; values are compared before times. Then a table of cases with one and two workers, and how the
// time grows with the region.
import {existsSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {compareValues} from "./features/compareValues.ts";
import {benchGrowth} from "./features/growth.ts";
import {WHATS} from "./features/jobs.ts";
import {ellipsoidMask, REGIONS, syntheticVolume} from "./features/synthetic.ts";
import {benchTable} from "./features/table.ts";
import {writeCase, writeJob} from "./features/writeJob.ts";
import type {Row} from "./main.ts";
import {voxelsOf} from "../lib/features/region.ts";
import {readImage, toMask, type Mask, type Volume} from "../lib/image/index.ts";
import {bundled, clock, median, root, type Timed, timed} from "./shared/timed.ts";

const python = join(root, ".voxelbook/peers-radiomics/bin/python");
const REFERENCE = process.env["VOXELBOOK_REFERENCE"] ?? join(root, "../shared/reference");

interface Extracted extends Timed {
  readonly values: Readonly<Record<string, number>>;
}

/** An image with the region whose features are extracted. */
interface Case {
  readonly name: string;
  readonly title: string;
  readonly image: Volume;
  readonly mask: Mask;
}

/** The two regions of the made volume, and the MR case of PyRadiomics where the reference is at hand. */
function cases(): Case[] {
  const image = syntheticVolume(1);
  const found: Case[] = Object.entries(REGIONS).map(([name, axes]) => {
    const mask = ellipsoidMask(image, axes);
    return {name, title: `${voxelsOf(mask).toLocaleString("en")} voxels`, image, mask};
  });
  const folder = join(REFERENCE, "radiomics/pyradiomics");
  if (!existsSync(join(folder, "brain1_image.nrrd"))) {
    console.error("bench: brain1 is left out: VOXELBOOK_REFERENCE names no folder that holds it");
    return found;
  }
  const read = (name: string): Volume =>
    readImage(new Uint8Array(readFileSync(join(folder, name))), {name, unit: "1"});
  const brain = read("brain1_image.nrrd");
  const mask = toMask(read("brain1_label.nrrd"), {label: 1});
  return [...found, {name: "brain1", title: "brain1, 4,137 voxels", image: brain, mask}];
}

/** Runs one job on both sides and reports how many times faster we are. */
function benchJob(
  one: Case,
  what: string,
  {folder, own: entry}: {folder: string; own: string},
  report: (row: Row) => void,
): void {
  const name = `${one.name}-${what}`;
  writeJob(folder, one.name, what, one.image);
  const repeats = what === "filters" ? "3" : one.name === "large" ? "5" : "25";
  const own = timed<Extracted>(process.execPath, [entry, name, folder, repeats]);
  const peer = timed<Extracted>(python, ["bench/peers/features.py", name, folder, repeats]);
  const {count, worst, mesh} = compareValues(own.values, peer.values);
  const [a, b] = [median(own.seconds), median(peer.seconds)];
  report({
    what: `${one.title}: ${what}`,
    value: b / a,
    unit:
      `times as fast (${clock(a)} against ${clock(b)}; ` +
      `${own.megabytes.toFixed(0)} MB against ${peer.megabytes.toFixed(0)} MB; ` +
      `${count} values differ by at most ${worst.toExponential(0)}, of the mesh ${mesh.toExponential(0)})`,
  });
}

/**
 * Runs everything, or the parts named in `VOXELBOOK_BENCH_ROWS`: names of cases (small, large, brain1),
 * of jobs (default, filters, glcm, …), "table", "growth".
 */
export async function bench(report: (row: Row) => void): Promise<void> {
  if (!existsSync(python)) {
    console.error("bench: PyRadiomics is not installed");
    console.error("  fix: npm run bench:peers");
    process.exitCode = 3;
    return;
  }
  const wanted = process.env["VOXELBOOK_BENCH_ROWS"]?.split(",");
  const isWanted = (name: string): boolean => wanted === undefined || wanted.includes(name);
  const folder = mkdtempSync(join(tmpdir(), "voxelbook-bench-"));
  try {
    const sides = {folder, own: await bundled("bench/features/own.entry.ts", folder)};
    for (const one of cases()) {
      writeCase(folder, one.name, one);
      for (const what of WHATS) {
        if (isWanted(one.name) || isWanted(what)) benchJob(one, what, sides, report);
      }
    }
    if (isWanted("table")) await benchTable(folder, report);
    if (isWanted("growth")) benchGrowth(report);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}
