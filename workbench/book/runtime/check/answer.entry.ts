// The worker that holds one answer while it is checked. It knows no test and no expected value.
import {format} from "node-inspect-extracted";
import {decodeValue, encodeValue} from "../../../exercise/wire.ts";
import type {PreparedModule} from "../protocol.ts";
import type {AnswerRefusal, AnswerReply, AnswerRequest} from "./answerProtocol.ts";

type Exports = Record<string, unknown>;
type LoadRequest = AnswerRequest & {readonly op: "load"};

// Taken before the answer is loaded: it may replace any of them.
const send: (reply: AnswerReply) => void = self.postMessage.bind(self);
const {stringify, parse} = JSON;
const MOST_PRINTED = 20_000;
const MAX_ERROR = 500;

let answer: Exports = {};
let printed = 0;

function print(...args: unknown[]): void {
  if (printed > MOST_PRINTED) return;
  const text = `${format(...args)}\n`.slice(0, MOST_PRINTED);
  printed += text.length;
  send({op: "printed", text});
}
Object.assign(console, {log: print, info: print, debug: print, warn: print, error: print});

function refuse(id: number, why: AnswerRefusal, error: unknown): void {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  send({op: "refusal", id, why, error: text.slice(0, MAX_ERROR)});
}

function reply(id: number, value: unknown): void {
  try {
    send({op: "value", id, json: stringify(encodeValue(value))});
  } catch (error) {
    refuse(id, "notPlain", error);
  }
}

/** Loads a module after those it imports; one that is being loaded already counts as loaded. */
async function loadModule(
  id: string,
  modules: Readonly<Record<string, PreparedModule>>,
  library: Readonly<Record<string, unknown>>,
  loaded: Map<string, Exports>,
): Promise<Exports> {
  const known = loaded.get(id);
  if (known !== undefined) return known;
  const exports: Exports = {};
  loaded.set(id, exports);
  for (const other of modules[id].imports) await loadModule(other, modules, library, loaded);
  const requireModule = (name: string): unknown => {
    const found = name.startsWith("./") ? loaded.get(name.slice(2)) : library[name];
    if (found === undefined) {
      throw new Error(`an answer may import voxelbook/<folder> only, got ${name}`);
    }
    return found;
  };
  const body = `return (async () => {${modules[id].code}\n})();`;
  await new Function("exports", "require", body)(exports, requireModule);
  return exports;
}

async function load({id, library, modules, answer: target}: LoadRequest): Promise<void> {
  try {
    const part = (await import(library)) as {readonly modules: Exports};
    answer = await loadModule(target, modules, part.modules, new Map());
  } catch (error) {
    refuse(id, "load", error);
    return;
  }
  reply(id, null);
}

async function serve(request: AnswerRequest): Promise<void> {
  if (request.op === "load") return load(request);
  const value = answer[request.name];
  if (request.op === "value") return reply(request.id, value);
  if (typeof value !== "function") return refuse(request.id, "notFunction", typeof value);
  try {
    const args = decodeValue(parse(request.args)) as unknown[];
    reply(request.id, await value(...args));
  } catch (error) {
    refuse(request.id, "threw", error);
  }
}

let queue = Promise.resolve();
self.addEventListener("message", ({data}: MessageEvent<AnswerRequest>) => {
  queue = queue.then(() => serve(data));
});
