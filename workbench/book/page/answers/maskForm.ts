import {fillRuns, maskText, parseRuns} from "../../../exercise/maskRuns.ts";
import {makeElement} from "../makeElement.ts";
import type {AnswerForm, FormTools} from "./answerForms.ts";
import {MaskCanvas} from "./maskCanvas.ts";

const BRUSHES = [1, 3, 5, 9];

/** A region that is painted over an image, by pointer or by keyboard. */
export function maskForm({box, say, give, numbersOf}: FormTools): AnswerForm {
  const shape = (box.dataset["shape"] ?? "1x1").split("x").map(Number);
  const [columns, rows] = shape as [number, number];
  let mask = new Uint8Array(columns * rows);
  const undone: Uint8Array<ArrayBuffer>[] = [];
  const count = makeElement("output", {class: "mask-count"});
  const keep = (): void => void undone.push(mask.slice());
  // Nothing painted is nothing answered: the cell stays as the exercise begins.
  const tell = (): void => give(mask.includes(1) ? maskText({shape, data: mask}) : "");
  const canvas = new MaskCanvas({
    columns,
    rows,
    label: say("maskLabel", {columns, rows}),
    keep,
    tell,
  });

  const button = (code: string, act: () => void): HTMLButtonElement => {
    const made = makeElement("button", {type: "button"}, say(code));
    made.addEventListener("click", act);
    return made;
  };
  const size = makeElement(
    "select",
    {"aria-label": say("maskBrush"), autocomplete: "off"},
    ...BRUSHES.map((width) =>
      makeElement("option", {value: String(width)}, say("maskWidth", {width})),
    ),
  );
  size.value = "3";
  canvas.brush = 3;
  size.addEventListener("change", () => {
    canvas.brush = Number(size.value);
  });
  const erase = button("maskErase", () => {
    canvas.erases = !canvas.erases;
    erase.setAttribute("aria-pressed", String(canvas.erases));
  });
  erase.setAttribute("aria-pressed", "false");
  const tools = makeElement(
    "div",
    {class: "mask-tools"},
    size,
    erase,
    button("maskUndo", () => {
      mask.set(undone.pop() ?? mask);
      tell();
    }),
    button("maskClear", () => {
      keep();
      mask.fill(0);
      tell();
    }),
  );
  const image = box.dataset["image"];
  if (image !== undefined) {
    const show = button("maskImage", () => {
      void numbersOf(image).then((numbers) => {
        if (numbers?.length === mask.length) canvas.showImage(numbers);
        else count.textContent = say("maskNoImage", {name: image});
      });
    });
    tools.prepend(show);
  }
  box.append(tools, canvas.element, count);
  return {
    show: (value) => {
      mask = new Uint8Array(columns * rows);
      fillRuns(mask, parseRuns(typeof value === "string" ? value : "")?.lengths ?? []);
      canvas.showMask(mask);
      count.textContent = say("maskCount", {count: mask.reduce((sum, voxel) => sum + voxel, 0)});
    },
  };
}
