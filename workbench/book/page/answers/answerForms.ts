import {type LiteralValue, readLiteral, writeLiteral} from "../../render/literalText.ts";
import type {CellRunner} from "../cellRunner.ts";
import type {CellView} from "../cellView.ts";
import type {Say} from "../pageData.ts";
import {choiceForm} from "./choiceForm.ts";
import {graphForm} from "./graphForm.ts";
import {maskForm} from "./maskForm.ts";
import {orderForm} from "./orderForm.ts";

/** A form of the page: it shows a value, and tells when the reader gives another one. */
export interface AnswerForm {
  /** Undefined where the cell computes its value: then there is nothing to show. */
  show(value: LiteralValue | undefined): void;
}

/** What a form is made with. */
export interface FormTools {
  /** The fieldset that the build made. */
  readonly box: HTMLFieldSetElement;
  readonly say: Say;
  give(value: LiteralValue): void;
  /** The numbers of a constant of the notebook, after the cells it needs have run. */
  numbersOf(name: string): Promise<readonly number[] | undefined>;
}

const FORMS: Readonly<Record<string, (tools: FormTools) => AnswerForm>> = {
  choice: choiceForm,
  order: orderForm,
  graph: graphForm,
  mask: maskForm,
};

/**
 * Brings the form of an answer cell to life: what is given there is written into the cell's code, which
 * stays the one place where the answer stands.
 *
 * @returns follows the cell's text, whoever changes it; undefined for a cell without a form
 */
export function enableAnswerForm(
  cell: CellView,
  runner: Pick<CellRunner, "numbersOf">,
  say: Say,
): (() => void) | undefined {
  const box = cell.section.querySelector<HTMLFieldSetElement>("fieldset.answer-form");
  const make = FORMS[box?.dataset["kind"] ?? ""];
  const name = box?.dataset["name"];
  if (box === null || make === undefined || name === undefined) return undefined;
  const help = box.querySelector<HTMLElement>(".answer-help")!;
  const own = help.textContent ?? "";
  const form = make({
    box,
    say,
    give: (value) => {
      const source = writeLiteral(cell.source, name, value);
      if (source !== undefined) cell.setSource(source);
    },
    numbersOf: (constant) => runner.numbersOf(constant),
  });
  return () => {
    const value = readLiteral(cell.source, name);
    // The code was changed to compute the answer: the form must not write over it.
    box.classList.toggle("computed", value === undefined);
    for (const control of box.querySelectorAll<HTMLInputElement | HTMLButtonElement>(
      "input, button, select",
    ))
      control.disabled = value === undefined;
    help.textContent = value === undefined ? say("answerComputed") : own;
    form.show(value);
  };
}
