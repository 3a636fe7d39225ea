import {makeElement} from "../makeElement.ts";
import type {AnswerForm, FormTools} from "./answerForms.ts";

/** Items that buttons or dragging move; a start without an order shows them as the author shuffled them. */
export function orderForm({box, say, give}: FormTools): AnswerForm {
  const list = box.querySelector<HTMLOListElement>("ol.order-items")!;
  const items = [...list.querySelectorAll<HTMLLIElement>("li")];
  const idOf = (item: HTMLElement): string => item.dataset["item"] ?? "";
  const inPlace = (): HTMLLIElement[] => [...list.querySelectorAll<HTMLLIElement>("li")];
  const tell = (): void => give(inPlace().map(idOf));

  const move = (item: HTMLLIElement, by: -1 | 1, button: HTMLButtonElement): void => {
    const other = by < 0 ? item.previousElementSibling : item.nextElementSibling;
    if (other === null) return;
    if (by < 0) other.before(item);
    else other.after(item);
    tell();
    button.focus();
  };
  for (const item of items) {
    const text = item.textContent ?? "";
    const button = (code: "moveUp" | "moveDown", sign: string, by: -1 | 1): HTMLButtonElement => {
      const label = say(code, {text});
      const made = makeElement("button", {type: "button", "aria-label": label, title: label}, sign);
      made.addEventListener("click", () => move(item, by, made));
      return made;
    };
    const moves = makeElement(
      "span",
      {class: "order-moves"},
      button("moveUp", "↑", -1),
      button("moveDown", "↓", 1),
    );
    item.append(moves);
    drag(item, list, tell);
  }
  return {
    show: (value) => {
      const order = [value ?? []].flat();
      const sorted = order
        .map((id) => items.find((item) => idOf(item) === id))
        .filter((item) => item !== undefined);
      const rest = items.filter((item) => !sorted.includes(item));
      const next = [...sorted, ...rest];
      const now = inPlace();
      if (next.some((item, i) => item !== now[i])) list.append(...next);
      list.classList.toggle("unordered", sorted.length === 0);
    },
  };
}

/** Lets an item be dragged to another place of its list. */
function drag(item: HTMLLIElement, list: HTMLOListElement, tell: () => void): void {
  item.draggable = true;
  item.addEventListener("dragstart", (event) => {
    if (item.closest("fieldset")?.classList.contains("computed")) event.preventDefault();
    item.classList.add("dragged");
    event.dataTransfer?.setData("text/plain", item.dataset["item"] ?? "");
  });
  item.addEventListener("dragover", (event) => {
    const moving = list.querySelector(".dragged");
    if (moving === null || moving === item) return;
    event.preventDefault();
    const {top, height} = item.getBoundingClientRect();
    if (event.clientY < top + height / 2) item.before(moving);
    else item.after(moving);
  });
  item.addEventListener("dragend", () => {
    item.classList.remove("dragged");
    tell();
  });
}
