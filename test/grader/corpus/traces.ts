import {existsSync, readdirSync, readFileSync} from "node:fs";
import {lstat, readdir, readFile} from "node:fs/promises";
import {homedir, tmpdir} from "node:os";
import {join} from "node:path";
import {childUser} from "../../../workbench/grader/childUser.ts";

const SLOTS = 64;

/** Finds what a grading left behind: it knows the grading's workers, and others may run beside it. */
export class Traces {
  /** Process ids of workers. */
  readonly workers = new Set<number>();

  /** Notes the children of this process. */
  noteWorkers(): void {
    if (!existsSync("/proc/self/task")) return;
    for (const thread of readdirSync("/proc/self/task")) {
      const list = readFileSync(`/proc/self/task/${thread}/children`, "utf8").trim();
      for (const pid of list.split(" ").filter((text) => text !== ""))
        this.workers.add(Number(pid));
    }
  }

  /** Command lines of processes that are an answer's, or were started by one. */
  async processes(): Promise<string[]> {
    const users = this.users();
    const left: string[] = [];
    for (const pid of existsSync("/proc") ? await readdir("/proc") : []) {
      if (!/^\d+$/.test(pid)) continue;
      const [line, status] = await Promise.all(
        ["cmdline", "status"].map((name) =>
          readFile(`/proc/${pid}/${name}`, "utf8").catch(() => ""),
        ),
      );
      // What has ended and waits for its parent's notice does nothing any more.
      if (/^State:\s+Z/m.test(status)) continue;
      const user = Number(/^Uid:\s+(\d+)/m.exec(status)?.[1] ?? -1);
      const ours = [...this.workers].some((worker) => line.includes(`voxelbook-grade-${worker}-`));
      if (ours || users.has(user) || line.includes("sleep\x003333")) {
        left.push(line.replaceAll("\0", " "));
      }
    }
    return left;
  }

  /** Files that an attack wrote: by their name, or by whom they belong to. */
  async files(folder: string): Promise<string[]> {
    const users = this.users();
    const left: string[] = [];
    const places = [
      "/",
      "/tmp",
      "/var/tmp",
      "/dev/shm",
      "/dev",
      "/home",
      "/run",
      tmpdir(),
      homedir(),
    ];
    const own = ["", "course", "course/.voxelbook", "in", "out"].map((name) => join(folder, name));
    for (const place of [...places, process.cwd(), ...own]) {
      for (const name of await readdir(place).catch(() => [])) {
        const found = await lstat(join(place, name)).catch(() => undefined);
        const theirs = found !== undefined && users.has(found.uid);
        if (theirs || /voxelbook-attack$/.test(name)) left.push(join(place, name));
      }
    }
    return left;
  }

  /** Work folders of workers that were not removed. */
  async workFolders(): Promise<string[]> {
    const names = await readdir(tmpdir());
    return names.filter((name) =>
      [...this.workers].some((worker) => name.startsWith(`voxelbook-grade-${worker}-`)),
    );
  }

  /** User ids that children of the workers have; none of their own where the grader is not root. */
  private users(): Set<number> {
    if (process.getuid?.() !== 0) return new Set();
    const slots = Array.from({length: SLOTS}, (_, slot) => slot);
    return new Set([...this.workers].flatMap((pid) => slots.map((slot) => childUser(slot, pid))));
  }
}
