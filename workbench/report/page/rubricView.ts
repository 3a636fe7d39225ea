import type {MarkingQuestion} from "./pageData.ts";
import {sumOf} from "./draft.ts";

/** Items with more steps than this get a field for the number instead of a button for each. */
const MAX_BUTTONS = 10;

/** The points of an item that have a button of their own. */
export function stepsOf(most: number): number[] {
  if (Number.isInteger(most) && most <= MAX_BUTTONS) {
    return Array.from({length: most + 1}, (_, points) => points);
  }
  return [0, most / 2, most];
}

/** What the rubric's view tells and asks. */
export interface RubricHandlers {
  /** Points of an item were given, or taken back with undefined. */
  onPoints(id: string, points: number | undefined): void;
  say(code: string, args?: Readonly<Record<string, string | number>>): string;
}

/** The rubric of a question, to give points by: buttons, a field, and the keyboard. */
export class RubricView {
  readonly #root: HTMLElement;
  readonly #handlers: RubricHandlers;
  #question: MarkingQuestion | undefined;
  #points: Readonly<Record<string, number>> = {};
  #active = 0;

  constructor(root: HTMLElement, handlers: RubricHandlers) {
    this.#root = root;
    this.#handlers = handlers;
  }

  /** Shows the rubric of a question with the points of an answer; the first item without points is the active one. */
  show(question: MarkingQuestion, points: Readonly<Record<string, number>>): void {
    this.#question = question;
    this.#points = points;
    const open = question.rubric.findIndex(({id}) => points[id] === undefined);
    this.#active = Math.max(0, open);
    this.#root.replaceChildren(...question.rubric.map((_, i) => this.#item(i)));
    this.#mark();
  }

  /** Shows other points of the same answer. */
  update(points: Readonly<Record<string, number>>): void {
    this.#points = points;
    this.#mark();
  }

  /** Makes another item the active one: the one that digits give points to. */
  move(step: number): void {
    const count = this.#question?.rubric.length ?? 0;
    if (count === 0) return;
    this.#active = Math.min(count - 1, Math.max(0, this.#active + step));
    this.#mark();
  }

  /** Gives the active item points, and goes on to the next; points it cannot have are refused. */
  give(points: number | "all"): boolean {
    const item = this.#question?.rubric[this.#active];
    if (item === undefined) return false;
    const given = points === "all" ? item.points : points;
    if (given > item.points) return false;
    this.#handlers.onPoints(item.id, given);
    this.move(1);
    return true;
  }

  #item(place: number): HTMLElement {
    const {id, title, points: most} = this.#question!.rubric[place];
    const root = document.createElement("fieldset");
    root.dataset["item"] = id;
    const legend = document.createElement("legend");
    legend.textContent = `${title} (${this.#handlers.say("client.upTo", {points: most})})`;
    const buttons = stepsOf(most).map((points) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = String(points);
      button.dataset["points"] = String(points);
      button.addEventListener("click", () => {
        this.#active = place;
        const pressed = button.ariaPressed === "true";
        this.#handlers.onPoints(id, pressed ? undefined : points);
        if (!pressed) this.move(1);
      });
      return button;
    });
    const field = document.createElement("input");
    Object.assign(field, {type: "number", min: "0", max: String(most), step: "any"});
    field.ariaLabel = this.#handlers.say("client.pointsOf", {title});
    field.addEventListener("focus", () => {
      this.#active = place;
      this.#mark();
    });
    field.addEventListener("input", () => {
      const value = field.value === "" ? undefined : Number(field.value);
      const fits = value === undefined || (value >= 0 && value <= most);
      field.setCustomValidity(fits ? "" : this.#handlers.say("client.upTo", {points: most}));
      if (fits) this.#handlers.onPoints(id, value);
      else field.reportValidity();
    });
    root.append(legend, ...buttons, field);
    return root;
  }

  /** Brings buttons, fields and the mark of the active item up to date. */
  #mark(): void {
    [...this.#root.children].forEach((root, place) => {
      const {id} = this.#question!.rubric[place];
      const given = this.#points[id];
      root.classList.toggle("active", place === this.#active);
      for (const button of root.querySelectorAll("button")) {
        button.ariaPressed = String(Number(button.dataset["points"]) === given);
      }
      const field = root.querySelector("input")!;
      if (document.activeElement !== field) field.value = given === undefined ? "" : String(given);
    });
  }
}

/** Writes the sum of the points beside the greatest sum. */
export function totalText(
  question: MarkingQuestion,
  points: Readonly<Record<string, number>>,
): string {
  const most = sumOf(Object.fromEntries(question.rubric.map((item) => [item.id, item.points])));
  return `${sumOf(points)} / ${most}`;
}
