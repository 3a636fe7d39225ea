import type {FigureWords} from "../render/figureWords.ts";
import {makeElement} from "./makeElement.ts";
import type {Say} from "./pageData.ts";

/** The editor in the place of a cell's code. */
export interface Editor {
  getText(): string;
  setText(text: string): void;
  focus(at?: {readonly x: number; readonly y: number}): void;
}

/** What a cell's buttons and keys ask for. */
export interface CellActions {
  run(id: string): void;
  runAbove(id: string): void;
  stop(): void;
  edited(id: string): void;
}

const ICONS = {
  run: '<svg viewBox="0 0 10 10" aria-hidden="true"><path d="M1.5 0 9.5 5l-8 5z"/></svg>',
  stop: '<svg viewBox="0 0 10 10" aria-hidden="true"><path d="M1 1h8v8H1z"/></svg>',
};

/** One code cell of the page: its text, buttons, outputs and the marks that say how old they are. */
export class CellView {
  readonly id: string;
  readonly tags: ReadonlySet<string>;
  readonly bookSource: string;
  /** What a translation says of the figure; it fits the book's own code only. */
  readonly words: FigureWords;
  readonly section: HTMLElement;
  readonly outputs: HTMLElement;
  /** The text that the outputs below come from. */
  shownSource: string;
  private readonly say: Say;
  private readonly actions: CellActions;
  private readonly number: number;
  private readonly box: HTMLElement;
  private readonly pre: HTMLElement;
  private readonly bookHtml: string;
  private readonly buttons = new Map<string, HTMLButtonElement>();
  private readonly status: HTMLElement;
  private readonly editedMark: HTMLElement;
  private readonly staleNote: HTMLElement;
  private editor: Editor | undefined;
  private opening: Promise<Editor> | undefined;
  private restored: string | undefined;

  constructor(section: HTMLElement, number: number, say: Say, actions: CellActions) {
    this.section = section;
    this.id = section.dataset["cell"] ?? "";
    this.tags = new Set((section.dataset["tags"] ?? "").split(" "));
    const {caption, alt} = section.dataset;
    this.words = {
      ...(caption === undefined ? {} : {caption}),
      ...(alt === undefined ? {} : {alt}),
    };
    this.number = number;
    this.say = say;
    this.actions = actions;
    this.box = section.querySelector<HTMLElement>(".code")!;
    this.pre = this.box.querySelector<HTMLElement>("pre")!;
    this.bookHtml = this.pre.innerHTML;
    this.bookSource = this.pre.textContent ?? "";
    this.shownSource = this.bookSource;
    this.outputs = section.querySelector<HTMLElement>(".cell-outputs")!;
    this.status = makeElement("span", {class: "cell-status", role: "status"});
    this.editedMark = makeElement("span", {class: "cell-edited"});
    this.editedMark.textContent = say("edited");
    this.editedMark.hidden = true;
    this.staleNote = makeElement("p", {class: "stale-note"});
    this.fillBar();
    this.listen();
  }

  /** The cell's text as it stands in the page. */
  get source(): string {
    return this.editor?.getText() ?? this.restored ?? this.bookSource;
  }

  /** True for cells that the page does not run. */
  get skipped(): boolean {
    return this.tags.has("browser-skip");
  }

  /** Replaces the text, as the reader would; the book's own text gets its colours back. */
  setSource(text: string): void {
    if (this.editor !== undefined) this.editor.setText(text);
    else {
      this.restored = text === this.bookSource ? undefined : text;
      if (text === this.bookSource) this.pre.innerHTML = this.bookHtml;
      else this.pre.querySelector("code")!.textContent = text;
    }
    this.changed();
  }

  /** Puts the editor in the place of the code; its parts are fetched with the first one. */
  openEditor(at?: {readonly x: number; readonly y: number}): Promise<Editor> {
    this.opening ??= import("./editor.ts").then(({createEditor}) => {
      const editor = createEditor({
        parent: this.box,
        text: this.source,
        label: this.say("editorLabel", {number: this.number}),
        onChange: () => this.changed(),
        onRun: () => this.actions.run(this.id),
      });
      this.pre.remove();
      this.editor = editor;
      return editor;
    });
    return this.opening.then((editor) => {
      editor.focus(at);
      return editor;
    });
  }

  /** Marks the outputs as older than the code here or above. */
  markStale(reason: "stale" | "staleAbove"): void {
    if (this.outputs.childElementCount === 0) return;
    this.staleNote.textContent = this.say(reason);
    if (!this.staleNote.isConnected) this.outputs.prepend(this.staleNote);
    this.section.classList.add("stale");
  }

  clearStale(): void {
    this.section.classList.remove("stale");
    this.staleNote.remove();
  }

  /** Shows that the cell waits for its turn. */
  queue(): void {
    this.setStatus(this.say("waiting"));
    this.section.classList.add("queued");
    this.toggleStop(true);
  }

  /**
   * Begins a run: old outputs stay until the first new one, so that nothing jumps. An output that
   * waits for a prediction opens only when the reader asked for this very cell.
   */
  begin(asked: boolean): {add(show: (box: HTMLElement) => void): void} {
    let fresh = true;
    this.section.classList.remove("queued");
    this.section.classList.add("running");
    this.outputs.style.minHeight = `${this.outputs.getBoundingClientRect().height}px`;
    this.toggleStop(true);
    if (asked) this.outputs.closest("details")?.setAttribute("open", "");
    const started = {
      add: (show: (box: HTMLElement) => void) => {
        if (fresh) this.outputs.replaceChildren();
        if (fresh) this.clearStale();
        fresh = false;
        show(this.outputs);
      },
    };
    this.emptied = () => {
      if (fresh) this.outputs.replaceChildren();
      fresh = false;
    };
    return started;
  }

  private emptied: () => void = () => undefined;

  /** Ends a run. */
  end(status: "ok" | "error" | "stopped", ms: number, source: string): void {
    if (status !== "stopped") {
      this.emptied();
      this.shownSource = source;
      this.clearStale();
    }
    this.section.classList.remove("running", "queued");
    this.toggleStop(false);
    const time =
      ms < 1000
        ? this.say("done", {ms: Math.round(ms)})
        : this.say("doneSeconds", {seconds: (ms / 1000).toFixed(1)});
    this.setStatus(status === "ok" ? time : this.say(status === "error" ? "failed" : "stopped"));
    this.refresh();

    // The reserved height goes when the new outputs, charts included, have found theirs.
    setTimeout(() => {
      if (!this.section.classList.contains("running")) this.outputs.style.minHeight = "";
    }, 1500);
  }

  /** Takes a waiting cell out of the queue. */
  unqueue(): void {
    this.section.classList.remove("queued");
    this.setStatus("");
    this.toggleStop(false);
  }

  setStatus(text: string): void {
    if (this.status.textContent !== text) this.status.textContent = text;
  }

  /** Shows what the present text means for the marks and buttons. */
  refresh(): void {
    const edited = this.source !== this.bookSource;
    this.editedMark.hidden = !edited;
    this.buttons.get("reset")!.disabled = !edited;
    this.section.classList.toggle("edited", edited);
    if (this.source !== this.shownSource) this.markStale("stale");
    else if (this.staleNote.textContent === this.say("stale")) this.clearStale();
  }

  private changed(): void {
    this.refresh();
    this.actions.edited(this.id);
  }

  private toggleStop(running: boolean): void {
    this.buttons.get("stop")!.hidden = !running;
    this.buttons.get("run")!.hidden = running;
  }

  private button(name: string, code: string, icon: string, act: () => void): HTMLButtonElement {
    const button = makeElement("button", {
      type: "button",
      class: name,
      title: this.say(`${code}Title`),
    });
    button.innerHTML = icon;
    button.append(makeElement("span", {}, this.say(code)));
    button.addEventListener("click", act);
    this.buttons.set(name, button);
    return button;
  }

  private fillBar(): void {
    const bar = this.section.querySelector(".cell-bar")!;
    if (this.skipped) {
      bar.append(makeElement("span", {class: "cell-status"}, this.say("skipped")));
    }
    const run = this.tags.has("check-exercise") ? "check" : "run";
    const parts = [
      this.button("run", run, ICONS.run, () => this.actions.run(this.id)),
      this.button("stop", "stop", ICONS.stop, () => this.actions.stop()),
      this.button("above", "runAbove", "", () => this.actions.runAbove(this.id)),
      this.button("reset", "reset", "", () => {
        this.setSource(this.bookSource);
        this.buttons.get("run")!.focus();
      }),
    ];
    this.buttons.get("stop")!.hidden = true;
    this.buttons.get("reset")!.disabled = true;
    this.buttons.get("above")!.hidden = this.number === 1 || this.tags.has("check-exercise");
    if (this.skipped) for (const part of parts.slice(0, 3)) part.hidden = true;
    bar.append(...parts, this.editedMark, this.status);
  }

  /** Opens the editor on a click or when the code gets the focus by key; selecting text does not. */
  private listen(): void {
    if (this.skipped) return;
    let pointing = false;
    this.pre.addEventListener("pointerdown", () => {
      pointing = true;
    });
    this.pre.addEventListener("click", ({clientX, clientY}) => {
      pointing = false;
      if (getSelection()?.isCollapsed ?? true) void this.openEditor({x: clientX, y: clientY});
    });
    this.pre.addEventListener("focus", () => {
      if (!pointing) void this.openEditor();
    });
    this.section.addEventListener("keydown", (event) => {
      const runs = event.key === "Enter" && (event.shiftKey || event.ctrlKey || event.metaKey);
      if (!runs || event.defaultPrevented) return;
      event.preventDefault();
      this.actions.run(this.id);
    });
  }
}
