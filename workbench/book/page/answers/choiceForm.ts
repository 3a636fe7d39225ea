import type {AnswerForm, FormTools} from "./answerForms.ts";

/** Options to choose from: one, or several where the build made checkboxes. */
export function choiceForm({box, give}: FormTools): AnswerForm {
  const inputs = [...box.querySelectorAll<HTMLInputElement>("label.option input")];
  const several = inputs[0]?.type === "checkbox";
  const changed = (): void => {
    const chosen = inputs.filter(({checked}) => checked).map(({value}) => value);
    give(several ? chosen : (chosen[0] ?? ""));
  };
  for (const input of inputs) input.addEventListener("change", changed);
  return {
    show: (value) => {
      const chosen = new Set([value ?? []].flat());
      for (const input of inputs) input.checked = chosen.has(input.value);
    },
  };
}
