import {mkdir, symlink, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {answerCell, type Exercise} from "../../workbench/exercise/readExercise.ts";
import {studentNotebook} from "../../workbench/exercise/studentNotebook.ts";
import {type Cell, type Notebook, writeNotebook} from "../../workbench/notebook/nbformat.ts";

/** What a made submission must get. */
export interface Expected {
  readonly status: "graded" | "not_gradable";
  /** Points lost: the points of the answers that must get nothing, or "some" for an answer that is partly right. */
  readonly lost: readonly string[] | "some";
  /** A code that one of the messages, notes or the reason must have. */
  readonly code?: string;
  /** Statuses of which a test of the lost answer must have one. */
  readonly ends?: readonly string[];
}

export interface Made {
  readonly student: string;
  readonly files: Readonly<Record<string, string | Uint8Array | {readonly link: string}>>;
  readonly expected: Expected;
}

const FILE = "hu-drift.ipynb";
const RIGHT = "return (-epsilon * (1000 + hu)) / (1 + epsilon);";

/** The student's notebook with the author's answers, some of them replaced. */
function answered(exercise: Exercise, replaced: Readonly<Record<string, string>> = {}): Notebook {
  const [edition] = exercise.editions;
  const notebook = studentNotebook(exercise, "en");
  const sources = new Map(
    exercise.info.answers.map((answer) => [answer.id, answerCell(edition, answer).source]),
  );
  const cells = notebook.cells.map((cell): Cell => {
    const source = replaced[cell.id] ?? sources.get(cell.id);
    return source === undefined ? cell : {...cell, source};
  });
  return {...notebook, cells};
}

const bias = (body: string, before = ""): {bias: string} => ({
  bias: `${before}\nfunction biasHu(hu: number, epsilon: number): any {\n  ${body}\n}\n`,
});

/** Right answers, mistakes, and attacks in the first answer; the others are right and must keep their points. */
function inFirstAnswer(
  port: number,
): Record<string, [source: {bias: string}, expected: Omit<Expected, "status">]> {
  const lost = ["bias"];
  // Assembled at run time, so that the compiler's refusal of other modules is not what is tested.
  const fs = 'const fs = await import(["node", "fs"].join(":"));';
  const getFs = 'const fs = (process as any).getBuiltinModule?.("fs");';
  return {
    right: [bias(RIGHT), {lost: []}],
    alternative: [bias("return (hu - 1000 * epsilon) / (1 + epsilon) - hu;"), {lost: []}],
    promise: [bias(`return Promise.resolve().then(() => { ${RIGHT} });`), {lost: []}],
    prints: [bias(`console.log("hello", hu); ${RIGHT}`), {lost: []}],
    "wrong-sign": [
      bias("return (epsilon * (1000 + hu)) / (1 + epsilon);"),
      {lost: "some", code: "mistake"},
    ],
    "first-order": [bias("return -epsilon * (1000 + hu);"), {lost: "some", code: "mistake"}],
    "not-a-number": [bias('return "5";'), {lost, code: "value.notNumber"}],
    throws: [bias('throw new Error("no idea");'), {lost, code: "answer.threw"}],
    "throws-null": [bias("throw null;"), {lost, code: "answer.threw"}],
    "type-error": [{bias: 'const biasHu: number = "text";'}, {lost, code: "answer.type"}],
    "syntax-error": [{bias: "function biasHu( {"}, {lost, code: "answer.syntax"}],
    "open-template": [{bias: "const biasHu = `never ends"}, {lost, code: "answer.syntax"}],
    "imports-fs": [
      {bias: `import {readFileSync} from "node:fs";\nconst biasHu = () => readFileSync;`},
      {lost, code: "answer.import"},
    ],
    "helper-elsewhere": [bias("return helper(hu, epsilon);"), {lost, code: "answer.unknownName"}],
    "exit-at-load": [bias(RIGHT, "process.exit(0);"), {lost, code: "answer.crash"}],
    "exit-in-call": [bias("process.exit(0);"), {lost, code: "answer.crash"}],
    "exit-hook": [
      bias("return 0;", 'process.on("exit", () => { process.exitCode = 0; });'),
      {lost: "some"},
    ],
    kill: [bias('process.kill(process.pid, "SIGKILL"); return 0;'), {lost, code: "answer.crash"}],
    "kill-parent": [bias(`try { process.kill(process.ppid, 9); } catch {} ${RIGHT}`), {lost: []}],
    "loop-at-load": [bias(RIGHT, "while (true) {}"), {lost, ends: ["timeout"]}],
    "loop-in-call": [bias("while (true) {}"), {lost, ends: ["timeout"]}],
    "never-resolves": [bias("return new Promise(() => {});"), {lost, ends: ["timeout"]}],
    heap: [
      bias("const all: unknown[] = []; while (true) all.push(new Array(1e5).fill(hu));"),
      {lost, ends: ["memory", "crash"]},
    ],
    buffers: [
      bias("const all: unknown[] = []; while (true) all.push(new Uint8Array(1e8).fill(1));"),
      {lost, ends: ["memory", "crash", "error"]},
    ],
    "fork-bomb": [
      bias(
        `const c = (process as any).getBuiltinModule?.("child_process"); for (;;) c.spawn(process.execPath, ["-e", "for(;;);"]);`,
      ),
      {lost, ends: ["error", "crash"]},
    ],
    "worker-bomb": [
      bias(
        `const w = (process as any).getBuiltinModule?.("worker_threads"); for (;;) new w.Worker("for(;;);", {eval: true});`,
      ),
      {lost, ends: ["error", "crash", "memory"]},
    ],
    flood: [
      bias(
        'return (async () => { for (;;) { console.log("x".repeat(1e5)); await new Promise((r) => setImmediate(r)); } })();',
      ),
      {lost, code: "answer.flood"},
    ],
    // The loop lets nothing be written: it ends by its time or its memory.
    "flood-in-a-loop": [
      bias(`for (;;) console.log("x".repeat(1e5));`),
      {lost, ends: ["timeout", "memory", "crash", "error"]},
    ],
    "huge-reply": [
      bias('return "x".repeat(1e8);'),
      {lost, ends: ["error", "crash", "memory", "timeout"]},
    ],
    "forged-reply": [
      bias("return 0;", `${fs}\nfs.writeSync(3, '{"id":"x","ok":true,"value":1}\\n');`),
      {lost, code: "answer.protocol"},
    ],
    "forged-in-call": [
      bias(`${getFs} fs.writeSync(3, '{"id":"x","ok":true,"value":-5.19900497512}\\n'); return 0;`),
      {lost, code: "answer.protocol"},
    ],
    "garbage-reply": [
      bias(`${getFs} fs.writeSync(3, "hello\\n"); return 0;`),
      {lost, code: "answer.protocol"},
    ],
    "duplicate-reply": [
      bias(
        "return 0;",
        `const split = String.prototype.split;\n${getFs}\nString.prototype.split = function (this: string, ...a: any[]): any { const m = /"id":"([^"]+)"/.exec(this); if (m) { fs.writeSync(3, JSON.stringify({id: m[1], ok: true, value: -5.19900497512}) + "\\n"); } return (split as any).apply(this, a); };`,
      ),
      {lost, code: "answer.protocol"},
    ],
    prototypes: [
      bias(
        "return 0;",
        "Array.prototype.every = () => true; Object.is = () => true; JSON.stringify = () => '{}'; Number.prototype.toString = () => '0'; Math.abs = () => 0; Array.prototype.map = function () { return this as any; };",
      ),
      {lost: "some"},
    ],
    "to-json": [bias("return {toJSON: () => -5.19900497512};"), {lost, code: "answer.notPlain"}],
    "value-of": [
      bias("return {valueOf() { return -5.19900497512; }};"),
      {lost, code: "answer.notPlain"},
    ],
    proxy: [
      bias(
        "return new Proxy({}, {get: () => -5.19900497512, ownKeys: () => { throw new Error('no'); }});",
      ),
      {lost, ends: ["error", "fail"]},
    ],
    getter: [bias("return {get value() { return hu; }};"), {lost, code: "value.notNumber"}],
    "proto-key": [
      bias(`return JSON.parse('{"__proto__": {"x": 1}}');`),
      {lost, code: "answer.notPlain"},
    ],
    "big-number": [bias("return 5n;"), {lost, code: "answer.notPlain"}],
    deep: [
      bias("let x: any = 0; for (let i = 0; i < 1e4; i++) x = [x]; return x;"),
      {lost, code: "answer.notPlain"},
    ],
    rejection: [
      bias(`Promise.reject(new Error("late")); return new Promise(() => {});`),
      {lost, code: "answer.threw"},
    ],
    "reads-files": [
      bias(
        `${getFs} const out: string[] = []; for (const p of ["/etc/passwd", "/proc/self/environ", "/proc/1/cmdline", "/root", "/tmp", "..", "../tests.ts"]) { try { fs.readdirSync(p); out.push(p); } catch {} try { out.push(String(fs.readFileSync(p)).slice(0, 9)); } catch {} } if (out.length > 0) throw new Error("read " + out.join()); ${RIGHT}`,
      ),
      {lost: []},
    ],
    "reads-environment": [
      bias(
        `const keys = Object.keys(process.env).filter((key) => key !== "PWD"); if (keys.length > 0) throw new Error("env " + keys.join()); ${RIGHT}`,
      ),
      {lost: []},
    ],
    "writes-files": [
      bias(
        `${getFs} let wrote = ""; for (const p of ["/tmp/voxelbook-attack", "./attack", "/answer/attack", "/dev/shm/voxelbook-attack"]) { try { fs.writeFileSync(p, "x"); wrote += p; } catch {} } if (wrote !== "") throw new Error("wrote " + wrote); ${RIGHT}`,
      ),
      {lost: []},
    ],
    network: [
      {
        bias: `async function biasHu(hu: number, epsilon: number): Promise<number> {\n  try { await fetch("http://127.0.0.1:${port}/leak?" + hu); } catch {}\n  ${RIGHT}\n}`,
      },
      {lost: []},
    ],
  };
}

const text = (notebook: Notebook): string => writeNotebook(notebook);

/** Notebooks that are not what was released. */
function broken(exercise: Exercise): Record<string, [files: Made["files"], expected: Expected]> {
  const right = answered(exercise);
  const without = (id: string): Notebook => ({
    ...right,
    cells: right.cells.filter((cell) => cell.id !== id),
  });
  const one = (id: string): Cell => {
    const cell = right.cells.find((candidate) => candidate.id === id);
    if (cell === undefined) throw new Error(`no cell ${id}`);
    return cell;
  };
  const graded = (lost: readonly string[], code?: string): Expected => ({
    status: "graded",
    lost,
    ...(code && {code}),
  });
  const refused = (code: string): Expected => ({
    status: "not_gradable",
    lost: exercise.info.answers.map(({id}) => id),
    code,
  });
  const start = text(studentNotebook(exercise, "en"));
  const latin1 = Buffer.concat([
    Buffer.from(text(right).slice(0, 30)),
    Buffer.from([0xff, 0xfe]),
    Buffer.from("}"),
  ]);
  const emptyCells = right.cells.filter((cell) => cell.cell_type === "markdown");
  return {
    "broken-json": [{[FILE]: text(right).slice(0, -40)}, refused("submission.json")],
    "not-utf8": [{[FILE]: latin1}, refused("submission.encoding")],
    "empty-file": [{[FILE]: ""}, refused("submission.empty")],
    "no-cells": [{[FILE]: '{"a": 1}'}, refused("submission.notebook")],
    "a-list": [{[FILE]: "[1, 2]"}, refused("submission.notebook")],
    "deep-json": [{[FILE]: "[".repeat(100_000)}, refused("submission.json")],
    "huge-file": [{[FILE]: Buffer.alloc(17 * 2 ** 20, 32)}, refused("submission.size")],
    "linked-file": [{[FILE]: {link: "../right/hu-drift.ipynb"}}, refused("submission.link")],
    "other-exercise": [
      {
        [FILE]: text({
          ...right,
          metadata: {...right.metadata, voxelbook: {exercise: "01-other/one"}},
        }),
      },
      refused("submission.other"),
    ],
    "no-answers": [{[FILE]: text({...right, cells: emptyCells})}, refused("submission.noAnswers")],
    "two-different": [
      {[FILE]: text(right), "copy/hu-drift.ipynb": text(answered(exercise, bias("return 0;")))},
      refused("submission.several"),
    ],
    nothing: [{"notes.txt": "sorry"}, refused("submission.missing")],
    "two-equal": [{[FILE]: text(right), "copy/hu-drift.ipynb": text(right)}, graded([])],
    "both-languages": [
      {
        "02-ct-numbers/hu-drift/exercise.ipynb": start,
        "02-ct-numbers/hu-drift/exercise.zh-CN.ipynb": text(right),
      },
      graded([]),
    ],
    nested: [{[`${exercise.id}.ipynb`]: text(right)}, graded([])],
    "missing-cell": [{[FILE]: text(without("bias"))}, graded(["bias"], "note.missing")],
    "duplicated-equal": [
      {[FILE]: text({...right, cells: [...right.cells, one("bias")]})},
      graded([], "note.duplicate"),
    ],
    "duplicated-different": [
      {
        [FILE]: text({
          ...right,
          cells: [...right.cells, {...one("bias"), source: "const biasHu = 0;"}],
        }),
      },
      graded(["bias"], "note.duplicateDiffers"),
    ],
    reordered: [
      {[FILE]: text({...right, cells: right.cells.toReversed()})},
      graded([], "note.order"),
    ],
    "edited-check": [
      {
        [FILE]: text({
          ...right,
          cells: right.cells.map((cell) =>
            cell.id === "check" ? {...cell, source: "// none"} : cell,
          ),
        }),
      },
      graded([], "note.edited"),
    ],
    "extra-cells": [
      {
        [FILE]: text({
          ...right,
          cells: [...right.cells, {...one("check"), id: "mine", source: "process.exit(0);"}],
        }),
      },
      graded([], "note.extra"),
    ],
    "new-ids": [
      {
        [FILE]: text({
          ...right,
          cells: right.cells.map((cell, i) => ({...cell, id: `new-${i}`, metadata: {}})),
        }),
      },
      graded([], "note.foundByName"),
    ],
    "not-answered": [
      {[FILE]: start},
      graded(
        exercise.info.answers.map(({id}) => id),
        "answer.notAnswered",
      ),
    ],
    "=cmd|calc": [{[FILE]: text(right)}, graded([])],
    "学生 <b>": [{[FILE]: text(right)}, graded([])],
  };
}

/** Makes every submission of the corpus: more than twelve, each with what it must get. */
export function corpus(exercise: Exercise, port: number): Made[] {
  const first = Object.entries(inFirstAnswer(port)).map(
    ([student, [source, expected]]): Made => ({
      student,
      files: {[FILE]: text(answered(exercise, source))},
      expected: {status: "graded", ...expected},
    }),
  );
  const others = Object.entries(broken(exercise)).map(
    ([student, [files, expected]]): Made => ({student, files, expected}),
  );
  return [...first, ...others];
}

/** Writes submissions as students would hand them in. */
export async function writeCorpus(folder: string, made: readonly Made[]): Promise<void> {
  for (const {student, files} of made) {
    await mkdir(join(folder, student), {recursive: true});
    for (const [name, content] of Object.entries(files)) {
      const path = join(folder, student, name);
      await mkdir(dirname(path), {recursive: true});
      if (typeof content === "string" || content instanceof Uint8Array)
        await writeFile(path, content);
      else await symlink(content.link, path);
    }
  }
}
