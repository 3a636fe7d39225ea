import {type ChildProcess, spawn} from "node:child_process";
import {randomBytes} from "node:crypto";
import type {Readable, Writable} from "node:stream";
import {AnswerError} from "../exercise/answerError.ts";
import type {Value} from "../exercise/types.ts";
import {decodeValue, encodeValue, type Json, WireError} from "../exercise/wire.ts";
import type {Request} from "./childProtocol.ts";
import type {Launch} from "./isolation.ts";
import type {Limits} from "./limits.ts";
import {readReply} from "./readReply.ts";

interface Pending {
  resolve(value: Value): void;
  reject(error: AnswerError): void;
  readonly timer: NodeJS.Timeout;
}

/** Where the child starts, and what is to be done when it is gone. */
export interface ChildPlace {
  readonly folder: string;
  onGone(): void;
}

/** The machine could not start a child: no answer had come near it, so none is to blame. */
export class StartError extends Error {
  override name = "StartError";
}

type Asked =
  | {readonly op: "hello"}
  | {readonly op: "load"; readonly text: string}
  | {readonly op: "call"; readonly name: string; readonly args: Json}
  | {readonly op: "value"; readonly name: string};

/** Wall clock of a start, before there is an answer in it; a busy machine may need long. */
const START_MS = 30_000;
const KEPT_ERRORS = 8_000;

/** Runs what ends a child that outlives its process; a container that is gone already is no trouble. */
function runStop({stop}: Launch): Promise<void> {
  if (stop === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    const child = spawn(stop.file, stop.args, {stdio: "ignore"});
    child.on("error", () => resolve());
    child.on("close", () => resolve());
  });
}

/** Says from the way a child ended what happened to it. */
function endOf(
  code: number | null,
  signal: string | null,
  errors: string,
  limits: Limits,
): AnswerError {
  if (/heap out of memory|process out of memory|process OOM/i.test(errors)) {
    return new AnswerError("memory", "answer.memory", {limit: `${limits.heapMb} MB`});
  }
  // 128 + 24 is SIGXCPU, seen through bubblewrap.
  if (signal === "SIGXCPU" || code === 152) return new AnswerError("timeout", "answer.timeout");
  const reason = signal ?? `exit code ${code}`;
  return new AnswerError("crash", "answer.crash", {reason});
}

/** One isolated child: requests go in on one pipe, replies come out on another. */
export class AnswerProcess {
  /** What the answer printed, cut. */
  output = "";
  /** Set once the child cannot be used any more. */
  failure: AnswerError | undefined;
  /** Resolves when the child is gone. */
  readonly gone: Promise<void>;
  private readonly started: Promise<boolean>;
  private readonly child: ChildProcess;
  private readonly limits: Limits;
  private readonly pending = new Map<string, Pending>();
  private rest: Buffer[] = [];
  private restBytes = 0;
  private replyBytes = 0;
  private outputBytes = 0;
  private errors = "";

  constructor(launch: Launch, limits: Limits, {folder, onGone}: ChildPlace) {
    const {file, args, replyFd} = launch;
    this.limits = limits;
    this.child = spawn(file, args, {
      cwd: folder,
      env: launch.env ?? {},
      detached: true,
      stdio: ["pipe", "pipe", "pipe", ...(replyFd === 3 ? (["pipe"] as const) : [])],
    });
    const {stdout, stderr} = this.child;
    const replies = (replyFd === 3 ? this.child.stdio[3] : stdout) as Readable;
    replies.on("data", (bytes: Buffer) => this.readReplies(bytes));
    if (replyFd === 3) stdout?.on("data", (bytes: Buffer) => this.keepOutput(bytes));
    stderr?.on("data", (bytes: Buffer) => {
      this.errors = `${this.errors}${bytes}`.slice(-KEPT_ERRORS);
      this.keepOutput(bytes);
    });
    // A child that died leaves its input closed; its end is told by `close`.
    this.child.stdin?.on("error", () => this.child.stdin?.destroy());
    const ended = new Promise<void>((resolve) => {
      this.child.on("error", (error) => {
        this.fail(new AnswerError("crash", "answer.crash", {reason: error.message}));
        resolve();
      });
      this.child.on("close", (code, signal) => {
        this.fail(endOf(code, signal, this.errors, limits));
        resolve();
      });
    });
    this.gone = ended.then(() => runStop(launch)).then(onGone);
    this.started = this.request({op: "hello"}).then(
      () => true as const,
      () => false as const,
    );
  }

  /**
   * Waits until the child has said that it is there.
   *
   * @throws StartError when it ended, or said anything else, before it got an answer
   */
  async ready(): Promise<void> {
    if (await this.started) return;
    throw new StartError(
      `an isolated process could not be started: ${this.failure?.message ?? ""} ${this.errors}`.trim(),
    );
  }

  /** Sends a request and waits for its reply, no longer than the limit. */
  request(request: Asked): Promise<Value> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    const id = randomBytes(12).toString("base64url");
    return new Promise((resolve, reject) => {
      const {loadMs, callMs} = this.limits;
      const ms = {hello: START_MS, load: loadMs, call: callMs, value: callMs}[request.op];
      const late = new AnswerError("timeout", "answer.timeoutSeconds", {seconds: ms / 1000});
      const timer = setTimeout(() => this.kill(late), ms);
      this.pending.set(id, {resolve, reject, timer});
      const line: Request = {...request, id};
      (this.child.stdin as Writable).write(`${JSON.stringify(line)}\n`);
    });
  }

  /** Calls a function of the answer. */
  call(name: string, args: readonly unknown[]): Promise<Value> {
    return this.request({op: "call", name, args: encodeValue(args)});
  }

  /** Ends the child and all it started, for the given reason. */
  kill(reason: AnswerError): void {
    this.fail(reason);
    const {pid} = this.child;
    if (pid === undefined || this.child.exitCode !== null || this.child.signalCode !== null) return;
    try {
      process.kill(-pid, "SIGKILL");
    } catch (error) {
      // It ended in this moment.
      if ((error as {code?: string}).code !== "ESRCH") throw error;
    }
  }

  private fail(reason: AnswerError): void {
    this.failure ??= reason;
    for (const {reject, timer} of this.pending.values()) {
      clearTimeout(timer);
      reject(this.failure);
    }
    this.pending.clear();
  }

  private violate(reason: string): void {
    this.kill(new AnswerError("error", "answer.protocol", {reason}));
  }

  private keepOutput(bytes: Buffer): void {
    this.outputBytes += bytes.length;
    if (this.outputBytes > this.limits.outputBytes) {
      this.kill(new AnswerError("error", "answer.flood"));
      return;
    }
    const room = this.limits.keptOutput - this.output.length;
    if (room > 0) this.output += bytes.toString("utf8").slice(0, room);
  }

  private readReplies(bytes: Buffer): void {
    if (this.failure !== undefined) return;
    this.replyBytes += bytes.length;
    if (this.replyBytes > this.limits.totalReplyBytes) {
      this.violate("too many bytes");
      return;
    }
    let start = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      const line = Buffer.concat([...this.rest, bytes.subarray(start, end)]).toString("utf8");
      this.rest = [];
      this.restBytes = 0;
      start = end + 1;
      this.takeReply(line);
      if (this.failure !== undefined) return;
    }
    const tail = bytes.subarray(start);
    this.restBytes += tail.length;
    if (this.restBytes > this.limits.replyBytes) this.violate("a reply is too large");
    else if (tail.length > 0) this.rest.push(tail);
  }

  private takeReply(line: string): void {
    const reply = readReply(line);
    const pending = reply === undefined ? undefined : this.pending.get(reply.id);
    if (reply === undefined || pending === undefined) {
      this.violate(reply === undefined ? "a line that is no reply" : "a reply to no call");
      return;
    }
    this.pending.delete(reply.id);
    clearTimeout(pending.timer);
    if (!reply.ok) {
      pending.reject(refusal(reply.why, reply.error, this.limits));
      return;
    }
    try {
      pending.resolve(decodeValue(reply.value));
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      pending.reject(new AnswerError("error", "answer.notPlain", {reason: error.message}));
    }
  }
}

/** Turns the child's word that there is no value into a message. */
function refusal(why: string, error: string, {memoryMb}: Limits): AnswerError {
  if (/not answered yet/.test(error)) return new AnswerError("not_run", "answer.notAnswered");
  if (/allocation failed|Invalid typed array length: \d{9,}/i.test(error)) {
    return new AnswerError("memory", "answer.memory", {limit: `${memoryMb} MB`});
  }
  if (why === "notPlain") return new AnswerError("error", "answer.notPlain", {reason: error});
  if (why === "load") return new AnswerError("error", "answer.load", {error});
  if (why === "notFunction") {
    return new AnswerError("error", "answer.notFunction", {type: error});
  }
  return new AnswerError("error", "answer.threw", {error});
}
