import {type Attacks, bias, builtin, RIGHT} from "./made.ts";

const lost = ["bias"];
const fs = builtin("fs");

/** Keeps the id of the request that is being answered. */
const SPY = `${fs} let id = ""; const split = String.prototype.split; (String.prototype as any).split = function (this: string, ...a: any[]): any { id = /"id":"([^"]+)"/.exec(this)?.[1] ?? id; return (split as any).apply(this, a); };`;
/** Writes a line of any length to the grader, in place of the child. */
const SEND =
  'const send = (line: string) => { const bytes = Buffer.from(line + "\\n"); for (let at = 0; at < bytes.length; ) { try { at += fs.writeSync(3, bytes, at); } catch (e: any) { if (e.code !== "EAGAIN") throw e; } } };';

/** Forges the reply to each call; `value` is JSON, worked out by the answer. */
const forged = (value: string): string =>
  bias(
    `send('{"id":"' + id + '","ok":true,"value":' + ${value} + "}"); return new Promise(() => {});`,
    `${SPY} ${SEND}`,
  );

/** Answers that write to the grader's channel, or replace what the child's own program uses. */
export const replies: Attacks = {
  flood: [
    bias(
      'return (async () => { for (;;) { console.log("x".repeat(1e5)); await new Promise((r) => setImmediate(r)); } })();',
    ),
    {lost, code: "answer.flood"},
  ],
  "flood-of-errors": [
    bias(
      'return (async () => { for (;;) { process.stderr.write("x".repeat(1e5)); await new Promise((r) => setImmediate(r)); } })();',
    ),
    {lost, code: "answer.flood"},
  ],
  // The loop lets nothing be written: it ends by its time or its memory.
  "flood-in-a-loop": [
    bias(`for (;;) console.log("x".repeat(1e5));`),
    {lost, ends: ["timeout", "memory", "crash", "error"]},
  ],
  "forged-reply": [
    bias("return 0;", `${fs}\nfs.writeSync(3, '{"id":"x","ok":true,"value":1}\\n');`),
    {lost, code: "answer.protocol"},
  ],
  "forged-in-call": [
    bias(`${fs} fs.writeSync(3, '{"id":"x","ok":true,"value":-5.19900497512}\\n'); return 0;`),
    {lost, code: "answer.protocol"},
  ],
  "garbage-reply": [
    bias(`${fs} fs.writeSync(3, "hello\\n"); return 0;`),
    {lost, code: "answer.protocol"},
  ],
  "duplicate-reply": [
    bias(`send('{"id":"' + id + '","ok":true,"value":0}'); return 0;`, `${SPY} ${SEND}`),
    {lost, code: "answer.protocol"},
  ],
  "late-forged-reply": [
    bias(
      `setTimeout(() => fs.writeSync(3, '{"id":"x","ok":true,"value":0}\\n'), 0); return 0;`,
      fs,
    ),
    {lost: "some"},
  ],
  "forged-refusal": [
    bias(
      `send('{"id":"' + id + '","ok":false,"why":"toString","error":{}}'); return new Promise(() => {});`,
      `${SPY} ${SEND}`,
    ),
    {lost, code: "answer.protocol"},
  ],
  "deep-reply": [forged('"[".repeat(1e5) + "]".repeat(1e5)'), {lost, code: "answer.notPlain"}],
  // Ten million records in one line that is just short enough.
  "reply-of-many-parts": [
    forged('"[{}" + ",{}".repeat(1e7) + "]"'),
    {lost, ends: ["error", "timeout"]},
  ],
  "reply-with-tags": [
    forged(`'{"$":"record","v":[["__proto__",1]]}'`),
    {lost, code: "answer.notPlain"},
  ],
  "reply-by-drops": [
    bias('setInterval(() => fs.writeSync(3, "{"), 100); return new Promise(() => {});', fs),
    {lost, ends: ["timeout"]},
  ],
  "every-descriptor": [
    bias(
      `for (let fd = 4; fd < 64; fd++) { try { fs.writeSync(fd, '{"id":"x","ok":true,"value":0}\\n'); } catch {} } ${RIGHT}`,
      fs,
    ),
    {lost: "any"},
  ],
  "steals-requests": [
    bias(RIGHT, "process.stdin.removeAllListeners(); process.stdin.unref();"),
    {lost: []},
  ],
  "replaced-buffer": [
    bias(
      "return 0;",
      'const from = Buffer.from; (Buffer as any).from = () => from(\'{"id":"x","ok":true,"value":0}\\n\');',
    ),
    {lost, code: "answer.protocol"},
  ],
  "replaced-iterator": [
    bias(RIGHT, "(Array.prototype as any)[Symbol.iterator] = () => { throw new Error('no'); };"),
    {lost, ends: ["error", "timeout", "crash"]},
  ],
  "replaced-then": [
    bias(RIGHT, "(Promise.prototype as any).then = function () { return this; };"),
    {lost: []},
  ],
  "replaced-process": [
    bias(
      RIGHT,
      'Object.defineProperty(process, "stdout", {value: null}); (process as any).exit = () => {}; (process as any).emit = () => true; (Atomics as any).wait = () => "ok"; (globalThis as any).setTimeout = () => 0;',
    ),
    {lost: []},
  ],
  prototypes: [
    bias(
      "return 0;",
      "Array.prototype.every = () => true; Object.is = () => true; JSON.stringify = () => '{}'; Number.prototype.toString = () => '0'; Math.abs = () => 0; Array.prototype.map = function () { return this as any; };",
    ),
    {lost: "some"},
  ],
};
