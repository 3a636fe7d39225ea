import type {Channel} from "../../../exercise/channel.ts";
import type {AnswerInfo, Value} from "../../../exercise/types.ts";
import type {CheckStart} from "../protocol.ts";
import type {AnswerReply, AnswerRequest} from "./answerProtocol.ts";

/** What the bundle of an exercise's public tests exports. */
export type TestBundle = Pick<
  typeof import("../../../exercise/pageCheck.entry.ts"),
  "AnswerError" | "decodeValue" | "encodeValue"
> & {readonly runCheck: import("../../../exercise/pageCheck.entry.ts").RunCheck};

/** How long an answer may take for one call, and for all calls that end without a value. */
const CALL_MS = 3_000;
const QUESTION_MS = 9_000;

/** A worker with one answer in it. */
interface Session {
  ask(request: WithoutId<AnswerRequest>): Promise<Value>;
  end(): void;
}
type WithoutId<T> = T extends unknown ? Omit<T, "id"> : never;

/** Gives the tests a way to the answers, each in a fresh worker that is ended when it hangs. */
export function createAnswerChannel(
  start: CheckStart,
  {AnswerError, decodeValue, encodeValue}: TestBundle,
): Channel & {output(): Record<string, string>} {
  const {modules, blocked} = start.prepared;
  const sessions = new Map<string, Promise<Session>>();
  const hopeless = new Map<string, Error>();
  const spent = new Map<string, number>();
  const printed: Record<string, string> = {};

  const refusal = (why: string, error: string): Error => {
    const unknown = /^ReferenceError: (\S+) is not defined$/.exec(error)?.[1];
    if (/not answered yet/.test(error)) return new AnswerError("not_run", "answer.notAnswered");
    if (unknown !== undefined) {
      return new AnswerError("error", "answer.unknownName", {name: unknown});
    }
    if (why === "notPlain") return new AnswerError("error", "answer.notPlain", {reason: error});
    if (why === "load") return new AnswerError("error", "answer.load", {error});
    return new AnswerError("error", "answer.threw", {error});
  };

  const open = (answer: AnswerInfo): Session => {
    const worker = new Worker(start.answerWorker, {type: "module"});
    const waiting = new Map<number, {resolve(value: Value): void; reject(error: Error): void}>();
    let nextId = 1;
    const fail = (error: Error): void => {
      worker.terminate();
      sessions.delete(answer.id);
      for (const {reject} of waiting.values()) reject(error);
      waiting.clear();
    };
    worker.onmessage = ({data}: MessageEvent<AnswerReply>) => {
      if (data.op === "printed") {
        printed[answer.id] = (printed[answer.id] ?? "") + data.text;
        return;
      }
      const asked = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.op === "value") asked?.resolve(decodeValue(JSON.parse(data.json)));
      else if (data.why === "notFunction") {
        const args = {name: answer.name, type: data.error};
        asked?.reject(new AnswerError("error", "answer.notFunction", args));
      } else asked?.reject(refusal(data.why, data.error));
    };
    worker.onerror = (event) => {
      event.preventDefault();
      fail(new AnswerError("crash", "answer.crash", {reason: event.message || "out of memory"}));
    };
    return {
      end: () => worker.terminate(),
      ask: (request) =>
        new Promise((resolve, reject) => {
          const id = nextId++;
          const late = setTimeout(() => {
            fail(new AnswerError("timeout", "answer.timeoutSeconds", {seconds: CALL_MS / 1000}));
          }, CALL_MS);
          waiting.set(id, {
            resolve: (value) => {
              clearTimeout(late);
              resolve(value);
            },
            reject: (error) => {
              clearTimeout(late);
              reject(error);
            },
          });
          worker.postMessage({...request, id});
        }),
    };
  };

  // An answer that cannot be loaded, or hangs again and again, is not tried any more.
  const connect = (answer: AnswerInfo): Promise<Session> => {
    const known = sessions.get(answer.id);
    if (known !== undefined) return known;
    const starting = (async () => {
      const session = open(answer);
      try {
        await session.ask({op: "load", library: start.library, modules, answer: answer.id});
      } catch (error) {
        session.end();
        hopeless.set(answer.id, error as Error);
        throw error;
      }
      return session;
    })();
    sessions.set(answer.id, starting);
    return starting;
  };
  const watched = async (
    answer: AnswerInfo,
    ask: (session: Session) => Promise<Value>,
  ): Promise<Value> => {
    const block = blocked[answer.id];
    if (block !== undefined) {
      const status = block.code === "answer.missing" ? "not_run" : "error";
      throw new AnswerError(status, block.code, block.args);
    }
    const reason = hopeless.get(answer.id);
    if (reason !== undefined) throw reason;
    const began = performance.now();
    try {
      return await ask(await connect(answer));
    } catch (error) {
      const total = (spent.get(answer.id) ?? 0) + performance.now() - began;
      spent.set(answer.id, total);
      if (total > QUESTION_MS) hopeless.set(answer.id, error as Error);
      throw error;
    }
  };

  return {
    call: (answer, args) =>
      watched(answer, (session) =>
        session.ask({op: "call", name: answer.name, args: JSON.stringify(encodeValue([...args]))}),
      ),
    value: (answer) => watched(answer, (session) => session.ask({op: "value", name: answer.name})),
    output: () => printed,
  };
}
