import {execFileSync} from "node:child_process";
import {readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {createVolume, writeNifti} from "../../lib/image/index.ts";
import type {Row} from "../main.ts";
import {clock, root} from "../shared/timed.ts";
import {ellipsoidMask, REGIONS, syntheticVolume} from "./synthetic.ts";

const CASES = 24;

/** Extracts a table of cases with one worker and with two, through the command, and compares the tables. */
export async function benchTable(folder: string, report: (row: Row) => void): Promise<void> {
  const lines = ["id,image,mask"];
  for (let i = 1; i <= CASES; i++) {
    const image = syntheticVolume(i);
    const mask = ellipsoidMask(image, REGIONS.small);
    writeFileSync(join(folder, `image-${i}.nii`), writeNifti(image));
    writeFileSync(
      join(folder, `mask-${i}.nii`),
      writeNifti(createVolume(mask.data, {...mask, unit: "1"})),
    );
    lines.push(`case-${i},image-${i}.nii,mask-${i}.nii`);
  }
  writeFileSync(join(folder, "cases.csv"), `${lines.join("\n")}\n`);
  const settings = {
    preset: "pyradiomics",
    filters: [{type: "pyradiomicsLog", sigmaMm: [1, 2, 3]}, {type: "pyradiomicsWavelet"}],
  };
  writeFileSync(join(folder, "settings.json"), JSON.stringify(settings));

  const seconds: number[] = [];
  const tables: Buffer[] = [];
  for (const jobs of ["1", "2"]) {
    const out = join(folder, `features-${jobs}.csv`);
    const args = [
      "--table",
      join(folder, "cases.csv"),
      "--settings",
      join(folder, "settings.json"),
    ];
    const started = performance.now();
    execFileSync(
      process.execPath,
      ["workbench/bin/voxelbook.mjs", "features", ...args, "--jobs", jobs, "--out", out],
      {cwd: root, stdio: ["ignore", "ignore", "pipe"]},
    );
    seconds.push((performance.now() - started) / 1000);
    tables.push(readFileSync(out));
    rmSync(out);
  }
  if (!tables[0].equals(tables[1])) throw new Error("two workers gave another table than one");
  report({
    what: `a table of ${CASES} cases with wavelet and LoG: two workers`,
    value: seconds[0] / seconds[1],
    unit: `times as fast as one (${clock(seconds[1])} against ${clock(seconds[0])}, the same table)`,
  });
}
