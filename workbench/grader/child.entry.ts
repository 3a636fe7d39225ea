// Runs inside the isolation: waits for one answer, loads it and serves calls. It knows no test and no expected value.
// Arguments: the file descriptor for replies. Requests come on standard input.
import {readSync, writeSync} from "node:fs";
import {StringDecoder} from "node:string_decoder";
import {decodeValue, encodeValue, type Json} from "../exercise/wire.ts";
import type {Refusal, Reply, Request} from "./childProtocol.ts";

// Taken before the answer is loaded: it may replace any of them.
const {parse, stringify} = JSON;
const later = setImmediate;
const Settled = Promise;
const exit = process.exit.bind(process);
const pause = new Int32Array(new SharedArrayBuffer(4));
const replyFd = Number(process.argv[2]);
const MAX_ERROR = 500;
const DATA_URL = "data:text/javascript;base64,";
/** The module's address holds all of its text: nobody wants to read it. */
const ADDRESS = /data:text\/javascript;base64,[\w+/=]*/g;

// Where replies share the standard output, what the answer prints goes to standard error.
if (replyFd === 1) Object.defineProperty(process, "stdout", {value: process.stderr});

/** The request that waits for its reply; what the answer throws late belongs to it. */
let current = "";
let answer: Readonly<Record<string, unknown>> = {};

/** Sends a reply; each request has one. */
function send(reply: Reply): void {
  if (reply.id !== current) return;
  current = "";
  const bytes = Buffer.from(`${stringify(reply)}\n`);
  let sent = 0;
  while (sent < bytes.length) {
    try {
      sent += writeSync(replyFd, bytes, sent);
    } catch (error) {
      // A full pipe: the grader reads on, so try again.
      if ((error as {code?: string}).code !== "EAGAIN") throw error;
    }
  }
}

function refuse(id: string, why: Refusal, error: unknown): void {
  let text: string;
  try {
    text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  } catch {
    text = "an error that cannot be shown";
  }
  send({id, ok: false, why, error: `${text}`.replace(ADDRESS, "answer.ts").slice(0, MAX_ERROR)});
}

function reply(id: string, value: unknown): void {
  let json: Json;
  try {
    json = encodeValue(value);
  } catch (error) {
    refuse(id, "notPlain", error);
    return;
  }
  send({id, ok: true, value: json});
}

/** The answer comes over the pipe and never lies in a file; in what it throws it is called answer.ts. */
function moduleUrl(text: string): string {
  const named = `${text}\n//# sourceURL=answer.ts\n`;
  return `${DATA_URL}${Buffer.from(named).toString("base64")}`;
}

async function serve(request: Request): Promise<void> {
  const {id} = request;
  current = id;
  if (request.op === "hello") {
    reply(id, null);
    return;
  }
  if (request.op === "load") {
    try {
      answer = (await import(moduleUrl(request.text))) as Readonly<Record<string, unknown>>;
    } catch (error) {
      refuse(id, "load", error);
      return;
    }
    reply(id, null);
    return;
  }
  const value = answer[request.name];
  if (request.op === "value") {
    reply(id, value);
    return;
  }
  if (typeof value !== "function") {
    refuse(id, "notFunction", typeof value);
    return;
  }
  try {
    const args = decodeValue(request.args) as unknown[];
    reply(id, await value(...args));
  } catch (error) {
    refuse(id, "threw", error);
  }
}

process.on("uncaughtException", (error) => refuse(current, "threw", error));

const decoder = new StringDecoder("utf8");
const chunk = Buffer.alloc(65_536);
let rest = "";

/** Waits for the next requests; an empty list is the end: the grader is gone. */
function readRequests(): string[] {
  for (;;) {
    let count: number;
    try {
      count = readSync(0, chunk);
    } catch (error) {
      if ((error as {code?: string}).code !== "EAGAIN") throw error;
      Atomics.wait(pause, 0, 0, 1);
      continue;
    }
    if (count === 0) return [];
    const lines = `${rest}${decoder.write(chunk.subarray(0, count))}`.split("\n");
    rest = lines.pop() ?? "";
    if (lines.length > 0) return lines;
  }
}

/**
 * Serves one request after the other. Between them it waits in the read itself: the stream of the standard input
 * would take a fifth of the time in which this program starts.
 */
async function main(): Promise<void> {
  for (;;) {
    const lines = readRequests();
    if (lines.length === 0) exit(0);
    for (const line of lines) await serve(parse(line) as Request);
    // What the answer printed goes out before the next wait.
    await new Settled((resolve) => later(resolve));
  }
}

// An answer that never gives its value is ended by the grader, not by having nothing left to do.
setInterval(() => undefined, 2 ** 30);
void main();
