import {AnswerError, isAnswerError} from "../exercise/answerError.ts";
import {answerModules, type AnswerModule} from "../exercise/answerModules.ts";
import type {Channel} from "../exercise/channel.ts";
import {compileAnswer} from "../exercise/compileAnswer.ts";
import {loadTypescript} from "../exercise/loadTypescript.ts";
import type {AnswerSource} from "../exercise/pickAnswers.ts";
import {typeCheckAnswer} from "../exercise/typeCheckAnswer.ts";
import type {AnswerInfo, Value} from "../exercise/types.ts";
import type {AnswerProcess} from "./answerProcess.ts";
import {literalValue} from "./literalValue.ts";
import {type IsolationOptions, startAnswer} from "./startAnswer.ts";

/** Faults that every other call would meet again. */
const HOPELESS = new Set([
  "answer.import",
  "answer.load",
  "answer.missing",
  "answer.missingName",
  "answer.protocol",
  "answer.syntax",
  "answer.type",
  "answer.unknownName",
]);

/** What is known of one answer while its tests run. */
interface AnswerState {
  readonly answer: AnswerInfo;
  readonly source: string | undefined;
  /** Why the answer cannot be called at all. */
  blocked: AnswerError | undefined;
  /** The compiled module. */
  text: string | undefined;
  child: AnswerProcess | undefined;
  spentMs: number;
  output: string;
}

/** Gives the answers of one notebook to tests; each answer runs in isolated children of its own. */
export class IsolatedAnswers implements Channel {
  private readonly options: IsolationOptions;
  private readonly modules: Map<string, AnswerModule>;
  private readonly states: Map<string, AnswerState>;
  private readonly children: AnswerProcess[] = [];

  constructor(sources: readonly AnswerSource[], options: IsolationOptions) {
    this.options = options;
    this.modules = answerModules(loadTypescript(), sources);
    this.states = new Map(
      sources.map(({answer, source}) => {
        const start = {blocked: undefined, text: undefined, child: undefined};
        return [answer.id, {answer, source, ...start, spentMs: 0, output: ""}];
      }),
    );
  }

  /** Blocks an answer for a reason that its notebook gives, such as a cell that stands twice. */
  block(id: string, reason: AnswerError): void {
    this.state(id).blocked = reason;
  }

  async call(answer: AnswerInfo, args: readonly unknown[]): Promise<Value> {
    return this.watched(answer, (child) => child.call(answer.name, args));
  }

  async value(answer: AnswerInfo): Promise<Value> {
    const {source, blocked} = this.state(answer.id);
    if (source !== undefined && blocked === undefined) {
      const literal = literalValue(loadTypescript(), source, answer.name);
      if (literal !== undefined) return literal;
    }
    return this.watched(answer, (child) => child.request({op: "value", name: answer.name}));
  }

  /** Checks and compiles every answer, so that this time counts for no test. */
  async prepare(): Promise<void> {
    for (const [id, state] of this.states) {
      if (state.source === undefined || state.blocked !== undefined) continue;
      if (literalValue(loadTypescript(), state.source, state.answer.name) !== undefined) continue;
      try {
        state.text = await this.compile(state.answer, state);
      } catch (error) {
        if (!isAnswerError(error)) throw error;
        this.block(id, error);
      }
    }
  }

  /** What each answer printed, by answer id; call it before the hidden tests run. */
  outputs(): Record<string, string> {
    return Object.fromEntries(
      [...this.states].map(([id, {output, child}]) => [id, output + (child?.output ?? "")]),
    );
  }

  /** Why an answer wrote to the grader's channel, when it did: its verdicts are worth nothing. */
  violation(id: string): AnswerError | undefined {
    const failure = this.state(id).child?.failure ?? this.state(id).blocked;
    return failure?.said.code === "answer.protocol" ? failure : undefined;
  }

  /** Ends all children. */
  async close(): Promise<void> {
    for (const child of this.children) {
      child.kill(new AnswerError("crash", "answer.crash", {reason: "the grading is over"}));
    }
    await Promise.all(this.children.map(({gone}) => gone));
  }

  private state(id: string): AnswerState {
    const state = this.states.get(id);
    if (state === undefined) throw new RangeError(`IsolatedAnswers: no answer has the id "${id}"`);
    return state;
  }

  /** Runs one request on the answer's child, which is started anew after a failure while time is left. */
  private async watched(
    answer: AnswerInfo,
    ask: (child: AnswerProcess) => Promise<Value>,
  ): Promise<Value> {
    const state = this.state(answer.id);
    if (state.blocked !== undefined) throw state.blocked;
    const started = performance.now();
    try {
      return await ask(await this.childOf(answer, state));
    } catch (error) {
      if (!isAnswerError(error)) throw error;
      state.spentMs += performance.now() - started;
      const spent = state.spentMs > this.options.limits.questionMs;
      const hopeless = HOPELESS.has(error.said.code);
      if (spent || hopeless) state.blocked = error;
      throw error;
    }
  }

  private async childOf(answer: AnswerInfo, state: AnswerState): Promise<AnswerProcess> {
    if (state.child !== undefined && state.child.failure === undefined) return state.child;
    if (state.child !== undefined) state.output += state.child.output;
    state.text ??= await this.compile(answer, state);
    state.child = await startAnswer(state.text, this.options);
    this.children.push(state.child);
    try {
      await state.child.request({op: "load"});
    } catch (error) {
      // What stops while loading stops every time.
      if (isAnswerError(error)) state.blocked = error;
      throw error;
    }
    return state.child;
  }

  private async compile(answer: AnswerInfo, {source}: AnswerState): Promise<string> {
    const {id, name} = answer;
    if (source === undefined) throw new AnswerError("not_run", "answer.missing", {id});
    const module = this.modules.get(id);
    if (!module?.declared.includes(name)) {
      const status = source.trim() === "" ? "not_run" : "error";
      throw new AnswerError(status, "answer.missingName", {name});
    }
    typeCheckAnswer(module, this.modules);
    return compileAnswer(module, this.modules);
  }
}
