import {makeElement} from "./makeElement.ts";
import type {PageData, Say} from "./pageData.ts";
import {readProgress, writeProgress} from "./progressStore.ts";

/** Asks for a prediction before an output is shown, and keeps it beside the output. */
export function enablePredictions(data: PageData, say: Say, keep: (act: () => void) => void): void {
  for (const details of document.querySelectorAll<HTMLDetailsElement>("details.predict")) {
    const id = details.closest<HTMLElement>(".cell")?.dataset["cell"] ?? "";
    const show = details.querySelector<HTMLElement>(".predict-show")!;
    const summary = details.querySelector("summary")!;
    const label = say("predictLabel");
    const field = makeElement("textarea", {rows: "2", "aria-label": label, placeholder: label});
    const button = makeElement("button", {type: "button"}, say("predictShow"));
    const form = makeElement("div", {class: "predict-form"}, field, button);
    const kept = makeElement("p", {class: "predict-kept"});
    kept.hidden = true;
    summary.after(form);
    summary.append(kept);
    show.remove();

    // The question itself does not open the answer; the button does, with or without a prediction.
    const reveal = (text: string): void => {
      form.remove();
      details.open = true;
      if (text === "") return;
      kept.textContent = say("predictKept", {text});
      kept.hidden = false;
    };
    summary.addEventListener("click", (event) => {
      if (form.isConnected) event.preventDefault();
    });
    details.before(form);
    details.prepend(summary);
    const earlier = readProgress(data.slug).predictions?.[id];
    if (earlier !== undefined) reveal(earlier);
    button.addEventListener("click", () => {
      const text = field.value.trim();
      reveal(text);
      keep(() => {
        const predictions = {...readProgress(data.slug).predictions, [id]: text};
        writeProgress(data.slug, {predictions});
      });
    });
    details.addEventListener("toggle", () => {
      if (details.open) form.remove();
    });
  }
}
