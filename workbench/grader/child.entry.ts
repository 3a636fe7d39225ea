// Runs inside the isolation: loads one answer and serves calls. It knows no test and no expected value.
// Arguments: the file descriptor for replies. Requests come on standard input.
import {writeSync} from "node:fs";
import {decodeValue, encodeValue, type Json} from "../exercise/wire.ts";
import type {Refusal, Reply, Request} from "./childProtocol.ts";

// Taken before the answer is loaded: it may replace any of them.
const {parse, stringify} = JSON;
const replyFd = Number(process.argv[2]);
const MAX_ERROR = 500;

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
  send({id, ok: false, why, error: `${text}`.slice(0, MAX_ERROR)});
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

async function serve(request: Request): Promise<void> {
  const {id} = request;
  current = id;
  if (request.op === "load") {
    try {
      const file = "./answer.mjs";
      answer = (await import(file)) as Readonly<Record<string, unknown>>;
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

let rest = "";
let queue = Promise.resolve();
// The grader is gone: nothing is left to do.
process.stdin.on("end", () => process.exit(0));
process.stdin.setEncoding("utf8").on("data", (text) => {
  const lines = `${rest}${text}`.split("\n");
  rest = lines.pop() ?? "";
  for (const line of lines) {
    queue = queue.then(() => serve(parse(line) as Request));
  }
});
