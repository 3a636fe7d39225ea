import {makeElement} from "./makeElement.ts";
import type {PageData, Say} from "./pageData.ts";
import {readProgress, writeProgress} from "./progressStore.ts";

/** Puts a field for the reader's prediction in the place of a folded output. */
function askFirst(
  details: HTMLDetailsElement,
  earlier: string | undefined,
  say: Say,
  onAnswer: (text: string) => void,
): void {
  const question = details.querySelector(".predict-question")!;
  const label = say("predictLabel");
  const field = makeElement("textarea", {rows: "2", "aria-label": label, placeholder: label});
  const button = makeElement("button", {type: "button"}, say("predictShow"));
  const form = makeElement("div", {class: "predict-form"}, field, button);
  form.prepend(question.cloneNode(true));

  // The answer opens by the button, with or without a prediction, or when the cell is run.
  const reveal = (text: string): void => {
    form.remove();
    details.hidden = false;
    details.open = true;
    if (text !== "")
      question.after(makeElement("span", {class: "predict-kept"}, say("predictKept", {text})));
  };
  details.before(form);
  details.hidden = true;
  if (earlier !== undefined) reveal(earlier);
  button.addEventListener("click", () => {
    const text = field.value.trim();
    reveal(text);
    details.querySelector("summary")!.focus();
    onAnswer(text);
  });
  details.addEventListener("toggle", () => {
    if (details.open && form.isConnected) reveal(field.value.trim());
  });
}

/** Asks for a prediction before an output is shown, and keeps it beside the output. */
export function enablePredictions(data: PageData, say: Say, keep: (act: () => void) => void): void {
  for (const details of document.querySelectorAll<HTMLDetailsElement>("details.predict")) {
    const id = details.closest<HTMLElement>(".cell")?.dataset["cell"] ?? "";
    askFirst(details, readProgress(data.slug).predictions?.[id], say, (text) => {
      keep(() => {
        const predictions = {...readProgress(data.slug).predictions, [id]: text};
        writeProgress(data.slug, {predictions});
      });
    });
  }
}
