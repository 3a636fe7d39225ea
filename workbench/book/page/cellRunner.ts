import type {Runtime} from "../runtime/client.ts";
import type {CellView} from "./cellView.ts";
import {withFigureWords} from "../render/figureWords.ts";
import {makeElement} from "./makeElement.ts";
import {declaredNames, neededCells} from "./neededCells.ts";
import type {PageData, Say} from "./pageData.ts";
import {type OutputPlace, showOutput} from "./showOutput.ts";

/** Runs the cells of a page in their worker, in an order that gives what the whole notebook gives. */
export class CellRunner {
  private readonly cells: readonly CellView[];
  private readonly data: PageData;
  private readonly say: Say;
  private readonly place: OutputPlace;
  private readonly written: () => Readonly<Record<string, boolean>>;
  /** What each cell's text was when it last ran in the present worker. */
  private readonly ran = new Map<string, string>();
  private runtime: Promise<Runtime> | undefined;
  private busy = false;
  private stopping = false;
  private dropped = false;

  /**
   * @param cells - all code cells of the page
   * @param outputs - where outputs are shown, and whether texts have been written, by answer id
   */
  constructor(
    cells: readonly CellView[],
    {
      place,
      written,
    }: {
      readonly place: OutputPlace;
      readonly written: () => Readonly<Record<string, boolean>>;
    },
  ) {
    const {data, say} = place;
    this.cells = cells;
    this.data = data;
    this.say = say;
    this.place = place;
    this.written = written;
  }

  get running(): boolean {
    return this.busy;
  }

  /** Runs a cell, after those above that it needs and that have not run yet. */
  async run(id: string): Promise<void> {
    const needed = this.isCheck(id)
      ? this.answersFor(id)
      : this.missing(neededCells(this.sources(), id));
    await this.sequence([...needed, id], id);
  }

  /** Runs all cells above a cell, from the beginning. */
  async runAbove(id: string): Promise<void> {
    const at = this.cells.findIndex((cell) => cell.id === id);
    await this.fresh(this.cells.slice(0, at).map((cell) => cell.id));
  }

  /** Runs the whole page from the beginning. */
  async runAll(): Promise<void> {
    await this.fresh(this.cells.filter(({id}) => !this.isCheck(id)).map((cell) => cell.id));
  }

  /** Sets a constant in its cell and runs the cells that depend on it. */
  async setConstant(id: string, name: string, value: number): Promise<void> {
    const runtime = await this.open();
    const cell = this.cell(id);
    cell.setSource(runtime.setConstant(cell.source, name, value));
    const sources = this.sources();
    const dependents = await runtime.plan(sources, name);

    // What a dependent needs runs just before it, so that the first figures follow at once.
    const ids = new Set<string>();
    for (const dependent of dependents) {
      const needed = neededCells(sources, dependent).filter((other) => !dependents.includes(other));
      for (const missing of this.missing(needed)) ids.add(missing);
      ids.add(dependent);
    }
    await this.sequence([...ids], id);
  }

  /** The numbers of a constant that the page's cells declare; undefined where it has none. */
  async numbersOf(name: string): Promise<readonly number[] | undefined> {
    if (this.busy) return undefined;
    const source = `console.log(JSON.stringify(Array.from((${name} as any).data ?? (${name} as any), Number)));`;
    const asked = {id: "numbers-of", source};
    const needed = this.missing(neededCells([...this.sources(), asked], asked.id));
    if (needed.length > 0) await this.sequence(needed, needed.at(-1) ?? "");
    let text = "";
    const runtime = await this.open();
    const {status} = await runtime.run(asked, (output) => {
      if (output.output_type === "stream") text += [output.text].flat().join("");
    });
    const numbers: unknown = status === "ok" ? JSON.parse(text) : undefined;
    return Array.isArray(numbers) && numbers.every((value) => typeof value === "number")
      ? numbers
      : undefined;
  }

  /** Lets the present cell end and drops those that wait behind it: a newer wish has come. */
  dropWaiting(): void {
    this.dropped = true;
  }

  /** Stops at once; what cells had declared is gone with the worker. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.ran.clear();
    (await this.runtime)?.stop();
  }

  /** Forgets everything that has run. */
  async reset(): Promise<void> {
    this.ran.clear();
    if (this.busy) this.stopping = true;
    (await this.runtime)?.reset();
  }

  private cell(id: string): CellView {
    return this.cells.find((cell) => cell.id === id)!;
  }

  private isCheck(id: string): boolean {
    return this.cell(id).tags.has("check-exercise");
  }

  private sources() {
    return this.cells.map(({id, source}) => ({id, source}));
  }

  private inOrder(ids: readonly string[]): string[] {
    return this.cells.filter(({id}) => ids.includes(id)).map(({id}) => id);
  }

  private missing(ids: readonly string[]): string[] {
    return this.inOrder(ids).filter((id) => !this.ran.has(id));
  }

  /** The answers that a check judges: those that have changed since they ran. */
  private answersFor(id: string): string[] {
    const needed = new Set<string>(this.data.answers);
    for (const answer of this.data.answers) {
      for (const other of neededCells(this.sources(), answer)) needed.add(other);
    }
    needed.delete(id);
    return this.inOrder([...needed]).filter(
      (other) => this.ran.get(other) !== this.cell(other).source,
    );
  }

  private async fresh(ids: readonly string[]): Promise<void> {
    if (this.busy) return;
    this.ran.clear();
    (await this.open()).reset();
    await this.sequence(ids, ids.at(-1) ?? "");
  }

  private open(): Promise<Runtime> {
    this.runtime ??= import("../runtime/client.ts").then(({createRuntime}) => {
      const root = new URL(this.data.root, location.href).href;
      return createRuntime({
        base: `${root}assets/runtime/`,
        dataBase: `${root}data/`,
        exerciseBase: `${root}assets/exercises/`,
        written: this.written,
        language: this.data.language,
        onState: ({state, cell, ms}) => {
          if (cell === null) return;
          const view = this.cells.find(({id}) => id === cell);
          if (state === "loading") view?.setStatus(this.say("loading"));
          else if (state === "running" && ms > 500) {
            view?.setStatus(this.say("running", {seconds: Math.round(ms / 1000)}));
          }
        },
      });
    });
    return this.runtime;
  }

  /** Runs cells one after the other; the first that fails ends the sequence. */
  private async sequence(ids: readonly string[], target: string): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.stopping = false;
    this.dropped = false;
    const views = ids.map((id) => this.cell(id)).filter((view) => !view.skipped);
    for (const view of views) view.queue();
    try {
      for (const [index, view] of views.entries()) {
        const ok = await this.runOne(view, view.id === target);
        if (ok && !this.dropped && !this.stopping) continue;
        for (const waiting of views.slice(index + 1)) {
          waiting.unqueue();
          if (this.dropped) waiting.markStale("staleAbove");
        }
        if (!this.stopping && !this.dropped && view.id !== target)
          this.sayAboveFailed(this.cell(target), view);
        break;
      }
    } finally {
      this.busy = false;
    }
  }

  private async runOne(view: CellView, asked: boolean): Promise<boolean> {
    const runtime = await this.open();
    const {source} = view;
    const before = view.shownSource;
    const started = view.begin(asked);
    const words = source === view.bookSource ? view.words : {};
    const result = await runtime.run({id: view.id, source}, (output) =>
      started.add((box) => showOutput(box, withFigureWords(output, words), this.place)),
    );
    view.end(result.status, result.ms, source);
    if (result.status === "stopped") {
      this.stopping = true;
      return false;
    }
    this.ran.set(view.id, source);
    if (source !== before) await this.markDependents(runtime, view);

    // A wrong answer must not keep the check from saying what is wrong with it.
    const mayFail = view.tags.has("raises-exception") || this.data.answers.includes(view.id);
    return result.status === "ok" || mayFail;
  }

  /** Marks the outputs below that come from what this cell declared before. */
  private async markDependents(runtime: Runtime, view: CellView): Promise<void> {
    const sources = this.sources();
    for (const name of declaredNames(view.source).all) {
      for (const id of await runtime.plan(sources, name)) {
        if (id === view.id) continue;
        this.ran.delete(id);
        this.cell(id).markStale("staleAbove");
      }
    }
  }

  private sayAboveFailed(target: CellView, failed: CellView): void {
    const link = makeElement("a", {href: `#cell-${failed.id}`}, this.say("aboveFailedLink"));
    const note = makeElement(
      "p",
      {class: "above-failed", role: "status"},
      `${this.say("aboveFailed")} `,
      link,
    );
    target.outputs.querySelector(".above-failed")?.remove();
    target.outputs.prepend(note);
    target.outputs.closest("details")?.setAttribute("open", "");
  }
}
