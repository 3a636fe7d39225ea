import type {AnswerKind} from "../../../exercise/types.ts";
import {choiceKind} from "./choiceKind.ts";
import {expressionKind} from "./expressionKind.ts";
import {figureKind} from "./figureKind.ts";
import {functionKind} from "./functionKind.ts";
import {graphKind} from "./graphKind.ts";
import type {KindTemplate} from "./kindTemplate.ts";
import {maskKind} from "./maskKind.ts";
import {numberKind} from "./numberKind.ts";
import {orderKind} from "./orderKind.ts";
import {textKind} from "./textKind.ts";

export type {KindTemplate, TestSource} from "./kindTemplate.ts";

/** A small, sound answer of each kind. */
export const KIND_TEMPLATES: Readonly<Record<AnswerKind, KindTemplate>> = {
  function: functionKind,
  number: numberKind,
  expression: expressionKind,
  choice: choiceKind,
  order: orderKind,
  graph: graphKind,
  mask: maskKind,
  text: textKind,
  figure: figureKind,
};
