import {AnswerError, isAnswerError} from "../exercise/answerError.ts";
import {answerModules, type AnswerModule, type CellSource} from "../exercise/answerModules.ts";
import type {Channel} from "../exercise/channel.ts";
import {compileAnswer} from "../exercise/compileAnswer.ts";
import {loadTypescript} from "../exercise/loadTypescript.ts";
import type {AnswerSource} from "../exercise/pickAnswers.ts";
import {cellFaults} from "../exercise/readCells.ts";
import {typeCheckAnswer} from "../exercise/typeCheckAnswer.ts";
import type {AnswerInfo, Value} from "../exercise/types.ts";
import type {AnswerProcess} from "./answerProcess.ts";
import {literalValue} from "./literalValue.ts";
import {type IsolationOptions, startAnswer} from "./startAnswer.ts";

/** Faults that every other call would meet again. */
const HOPELESS = new Set([
  "answer.deep",
  "answer.import",
  "answer.load",
  "answer.long",
  "answer.missing",
  "answer.missingName",
  "answer.protocol",
  "answer.readSlow",
  "answer.syntax",
  "answer.type",
  "answer.typesMemory",
  "answer.typesSlow",
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
  private readonly given: readonly CellSource[];
  private modules: ReadonlyMap<string, AnswerModule> = new Map();
  private reading: Promise<void> | undefined;
  private readonly states: Map<string, AnswerState>;
  private readonly children: AnswerProcess[] = [];
  private fault: unknown;

  /**
   * @param sources - the answer cells
   * @param given - the author's own cells that they build on
   */
  constructor(
    sources: readonly AnswerSource[],
    options: IsolationOptions,
    given: readonly CellSource[] = [],
  ) {
    this.options = options;
    this.given = given;
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
    await this.read();
    const {source, blocked} = this.state(answer.id);
    if (source !== undefined && blocked === undefined) {
      const literal = literalValue(loadTypescript(), source, answer.name);
      if (literal !== undefined) return literal;
    }
    return this.watched(answer, (child) => child.request({op: "value", name: answer.name}));
  }

  /**
   * Checks and compiles answers, so that this time counts for no test.
   *
   * @param only - ids of those that will be judged; all when absent
   */
  async prepare(only?: ReadonlySet<string>): Promise<void> {
    await this.read();
    for (const [id, state] of this.states) {
      if (state.source === undefined || state.blocked !== undefined) continue;
      if (state.text !== undefined || state.answer.kind === "text") continue;
      if (only !== undefined && !only.has(id)) continue;
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

  /**
   * Makes sure that the verdicts are about the answers, and none about a child that could not be started.
   *
   * @throws what this machine failed in
   */
  requireSound(): void {
    if (this.fault !== undefined) throw this.fault;
  }

  /** Ends all children. */
  async close(): Promise<void> {
    for (const child of this.children) {
      child.kill(new AnswerError("crash", "answer.crash", {reason: "the grading is over"}));
    }
    await Promise.all(this.children.map(({gone}) => gone));
  }

  /** Reads the cells once, before anything here does so: what the compiler cannot read is blocked and left out. */
  private read(): Promise<void> {
    this.reading ??= this.readCells();
    return this.reading;
  }

  private async readCells(): Promise<void> {
    const code = [...this.states.values()].filter(({answer}) => answer.kind !== "text");
    const cells = code.flatMap(({answer: {id}, source}): [string, string][] =>
      source === undefined ? [] : [[id, source]],
    );
    const faults = await cellFaults(new Map(cells));
    for (const [id, fault] of faults) this.state(id).blocked ??= fault;
    const sound = code.filter(({answer}) => !faults.has(answer.id));
    this.modules = answerModules(loadTypescript(), sound, this.given);
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
    await this.read();
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
    state.child = await startAnswer(this.options).catch((error: unknown) => {
      this.fault ??= error;
      throw error;
    });
    this.children.push(state.child);
    try {
      await state.child.request({op: "load", text: state.text});
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
    await typeCheckAnswer(module, this.modules, this.options.limits.checkMs);
    return compileAnswer(module, this.modules, this.options.limits.checkMs);
  }
}
