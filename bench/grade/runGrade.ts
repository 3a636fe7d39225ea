import {spawn} from "node:child_process";
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {root} from "../shared/timed.ts";

/** Megabytes at their highest. */
export interface Peaks {
  /** The process that lists, hands out and writes. */
  coordinator: number;
  /** The largest worker. */
  worker: number;
}

export interface GradeRun extends Peaks {
  readonly seconds: number;
}

/** Reads a field of a process in kB; 0 when the process is gone. */
function statusField(pid: number, field: string): number {
  try {
    const text = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(new RegExp(`^${field}:\\s+(\\d+)`, "m").exec(text)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Child processes of a process that run the worker's program. */
function workersOf(pid: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((child) => statusField(child, "PPid") === pid)
    .filter((child) => {
      try {
        return readFileSync(`/proc/${child}/cmdline`, "latin1").includes("gradeWorker.entry");
      } catch {
        return false;
      }
    });
}

/** Notes how large the processes of a grading are; the kernel keeps each one's highest value. */
function watch(pid: number, peaks: Peaks): NodeJS.Timeout {
  return setInterval(() => {
    const high = (one: number): number => statusField(one, "VmHWM") / 1024;
    peaks.coordinator = Math.max(peaks.coordinator, high(pid));
    for (const worker of workersOf(pid)) peaks.worker = Math.max(peaks.worker, high(worker));
  }, 250);
}

/** Runs `voxelbook grade` as an instructor does, and measures the whole command. */
export function runGrade(submissions: string, out: string, jobs: number): Promise<GradeRun> {
  const program = join(root, "workbench/bin/voxelbook.mjs");
  const places = [submissions, "--out", out, "--course", root];
  const args = [program, "grade", ...places, "--seed", "bench", "--jobs", String(jobs)];
  const started = performance.now();
  const child = spawn(process.execPath, args, {cwd: root, stdio: ["ignore", "ignore", "pipe"]});
  const peaks: Peaks = {coordinator: 0, worker: 0};
  const timer = watch(child.pid ?? 0, peaks);
  let errors = "";
  child.stderr.on("data", (bytes: Buffer) => {
    errors = `${errors}${bytes}`.slice(-4_000);
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(timer);
      const seconds = (performance.now() - started) / 1000;
      if (code === 0) resolve({...peaks, seconds});
      else reject(new Error(`voxelbook grade ended with ${code}:\n${errors}`));
    });
  });
}
