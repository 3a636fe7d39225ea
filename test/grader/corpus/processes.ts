import {type Attacks, bias, builtin, RIGHT} from "./made.ts";

const lost = ["bias"];

/** Leaves a mark in its process, and complains when another answer has left one before. */
const MARK = bias(
  RIGHT,
  "const all = globalThis as any; if (all.wasHere) throw new Error('an earlier answer was here'); all.wasHere = true; (Object.prototype as any).wasHere = true;",
);

/** Answers that end, never end, take everything there is, or go for other processes. */
export const processes: Attacks = {
  "exit-at-load": [bias(RIGHT, "process.exit(0);"), {lost, code: "answer.crash"}],
  "exit-in-call": [bias("process.exit(0);"), {lost, code: "answer.crash"}],
  "exit-hook": [
    bias("return 0;", 'process.on("exit", () => { process.exitCode = 0; });'),
    {lost: "some"},
  ],
  "reply-after-exit": [
    bias(
      "process.exit(0);",
      `${builtin("fs")} process.on("exit", () => fs.writeSync(3, '{"id":"x","ok":true,"value":1}\\n'));`,
    ),
    {lost, ends: ["error", "crash"]},
  ],
  kill: [bias('process.kill(process.pid, "SIGKILL"); return 0;'), {lost, code: "answer.crash"}],
  "kill-parent": [bias(`try { process.kill(process.ppid, 9); } catch {} ${RIGHT}`), {lost: []}],
  "kill-everybody": [
    bias("for (const pid of [-1, 0]) { try { process.kill(pid, 9); } catch {} } return 0;"),
    {lost, code: "answer.crash"},
  ],
  "signals-to-parent": [
    bias(
      `for (const name of ["SIGSTOP", "SIGTERM", "SIGUSR1", "SIGINT"]) for (const pid of [process.ppid, -process.ppid]) { try { process.kill(pid, name); } catch {} } ${RIGHT}`,
    ),
    {lost: []},
  ],
  "loop-at-load": [bias(RIGHT, "while (true) {}"), {lost, ends: ["timeout"]}],
  "loop-in-call": [bias("while (true) {}"), {lost, ends: ["timeout"]}],
  "never-resolves": [bias("return new Promise(() => {});"), {lost, ends: ["timeout"]}],
  "late-reply": [
    bias(`return new Promise((keep) => setTimeout(() => keep((() => { ${RIGHT} })()), 4_500));`),
    {lost, ends: ["timeout"]},
  ],
  "endless-regexp": [
    bias(`/^(a+)+$/.test("${"a".repeat(40)}b"); return 0;`),
    {lost, ends: ["timeout"]},
  ],
  stack: [bias("return biasHu(hu, epsilon);"), {lost, code: "answer.threw"}],
  heap: [
    bias("const all: unknown[] = []; while (true) all.push(new Array(1e5).fill(hu));"),
    {lost, ends: ["memory", "crash"]},
  ],
  buffers: [
    bias("const all: unknown[] = []; while (true) all.push(new Uint8Array(1e8).fill(1));"),
    // On a busy machine the limit of time is met before that of memory.
    {lost, ends: ["memory", "crash", "error", "timeout"]},
  ],
  "webassembly-memory": [
    bias(
      "const W = (globalThis as any).WebAssembly; const all: unknown[] = []; for (;;) { const m = new W.Memory({initial: 1_000}); new Uint8Array(m.buffer).fill(1); all.push(m); }",
    ),
    {lost, ends: ["memory", "crash", "error", "timeout"]},
  ],
  "fork-bomb": [
    bias(
      `${builtin("child_process")} for (;;) child_process.spawn(process.execPath, ["-e", "for(;;);"]);`,
    ),
    {lost, ends: ["error", "crash"]},
  ],
  "worker-bomb": [
    bias(
      `${builtin("worker_threads")} for (;;) new worker_threads.Worker("for(;;);", {eval: true});`,
    ),
    {lost, ends: ["error", "crash", "memory"]},
  ],
  "child-that-stays": [
    bias(
      `${builtin("child_process")} for (const run of ["spawnSync", "spawn"]) { try { child_process[run]("setsid", ["sleep", "3333"], {detached: true, stdio: "ignore", timeout: 100}).unref?.(); } catch {} } ${RIGHT}`,
    ),
    {lost: []},
  ],
  "finds-a-mark-1": [MARK, {lost: []}],
  "finds-a-mark-2": [MARK, {lost: []}],
  rejection: [
    bias(`Promise.reject(new Error("late")); return new Promise(() => {});`),
    {lost, code: "answer.threw"},
  ],
  inspector: [
    bias(
      `${builtin("inspector")} try { inspector.open(0, "127.0.0.1"); } catch {} try { (process as any)._debugProcess(process.ppid); } catch {} ${RIGHT}`,
    ),
    {lost: []},
  ],
  bindings: [
    bias(
      `const got: string[] = []; for (const name of ["spawn_sync", "fs", "process_wrap"]) { try { (process as any).binding(name).spawn({file: "/bin/sh", args: ["sh"], stdio: []}); got.push(name); } catch {} } try { (process as any).dlopen({exports: {}}, "/usr/lib/x86_64-linux-gnu/libc.so.6"); got.push("dlopen"); } catch {} if (got.length > 0) throw new Error(got.join()); ${RIGHT}`,
    ),
    {lost: []},
  ],
};
