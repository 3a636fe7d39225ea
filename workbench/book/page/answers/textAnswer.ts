import {makeElement} from "../makeElement.ts";
import type {Say} from "../pageData.ts";

/** A cell of the page that the reader may change, by its id. */
export interface OwnText {
  readonly id: string;
  readonly bookSource: string;
  readonly source: string;
  setSource(text: string): void;
}

/** Puts a field for the reader's own words in the place of a text answer's start. */
export function enableTextAnswer(section: HTMLElement, say: Say, edited: () => void): OwnText {
  const {cell: id = "", source: bookSource = ""} = section.dataset;
  const box = section.querySelector<HTMLElement>(".answer-form") ?? section;
  const label = box.querySelector("legend")?.textContent ?? say("textLabel");
  const field = makeElement("textarea", {rows: "8", "aria-label": label, autocomplete: "off"});
  field.value = bookSource;
  const grow = (): void => {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
  };
  field.addEventListener("input", () => {
    grow();
    edited();
  });
  section.querySelector(".text-start")?.remove();
  box.append(field);
  return {
    id,
    bookSource,
    get source() {
      return field.value;
    },
    setSource: (text) => {
      field.value = text;
      grow();
      edited();
    },
  };
}
