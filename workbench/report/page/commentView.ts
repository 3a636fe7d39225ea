import {questionName} from "./marksExchange.ts";
import type {MarkStore} from "./markStore.ts";
import type {MarkingQuestion} from "./pageData.ts";

/** The parts of the page that a comment is written with. */
export interface CommentParts {
  readonly field: HTMLTextAreaElement;
  readonly keep: HTMLButtonElement;
  readonly list: HTMLElement;
}

/** The comment of a mark, and the comments of the question that are kept for reuse. */
export class CommentView {
  readonly #parts: CommentParts;
  readonly #store: MarkStore;
  readonly #removeLabel: string;
  #question: MarkingQuestion | undefined;

  constructor(
    parts: CommentParts,
    store: MarkStore,
    {removeLabel, onComment}: {removeLabel: string; onComment: (text: string) => void},
  ) {
    this.#parts = parts;
    this.#store = store;
    this.#removeLabel = removeLabel;
    parts.field.addEventListener("input", () => onComment(parts.field.value));
    parts.keep.addEventListener("click", () => this.#keepComment());
  }

  show(question: MarkingQuestion, comment: string): void {
    this.#question = question;
    this.#parts.field.value = comment;
    this.#list();
  }

  #keepComment(): void {
    const text = this.#parts.field.value.trim();
    if (this.#question === undefined || text === "") return;
    const name = questionName(this.#question);
    const kept = this.#store.comments(name);
    if (!kept.includes(text)) this.#store.keepComments(name, [...kept, text]);
    this.#list();
  }

  /** Puts a kept comment below what is written already. */
  #insert(text: string): void {
    const {field} = this.#parts;
    const before = field.value.trimEnd();
    field.value = before === "" ? text : `${before}\n${text}`;
    field.dispatchEvent(new Event("input"));
    field.focus();
  }

  #list(): void {
    const name = questionName(this.#question!);
    const rows = this.#store.comments(name).map((text) => {
      const row = document.createElement("li");
      const use = document.createElement("button");
      use.type = "button";
      use.className = "use";
      use.textContent = text;
      use.addEventListener("click", () => this.#insert(text));
      const remove = document.createElement("button");
      remove.type = "button";
      remove.textContent = "×";
      remove.ariaLabel = `${this.#removeLabel}: ${text}`;
      remove.addEventListener("click", () => {
        const others = this.#store.comments(name).filter((one) => one !== text);
        this.#store.keepComments(name, others);
        this.#list();
      });
      row.append(use, remove);
      return row;
    });
    this.#parts.list.replaceChildren(...rows);
  }
}
