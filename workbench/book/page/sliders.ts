import {findConstant} from "../render/findConstant.ts";
import type {CellRunner} from "./cellRunner.ts";
import type {CellView} from "./cellView.ts";

/** Waits this long after the last movement before cells run. */
const QUIET_MS = 180;

/** Brings the sliders of a cell to life: the value shows at once, dependent cells run when it rests. */
export function enableSliders(cell: CellView, runner: CellRunner): () => void {
  const inputs = [...cell.section.querySelectorAll<HTMLInputElement>("input[data-control]")];
  for (const input of inputs) {
    const output = input.parentElement!.querySelector("output")!;
    const name = input.dataset["control"]!;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wanted: number | undefined;

    // While cells run, only the latest position counts; it runs when they are done.
    const apply = async (): Promise<void> => {
      if (runner.running) {
        runner.dropWaiting();
        timer = setTimeout(() => void apply(), QUIET_MS);
        return;
      }
      const value = wanted;
      if (value === undefined) return;
      wanted = undefined;
      await runner.setConstant(cell.id, name, value);
      if (wanted !== undefined) await apply();
    };
    input.addEventListener("input", () => {
      output.textContent = input.value;
      wanted = Number(input.value);
      clearTimeout(timer);
      timer = setTimeout(() => void apply(), QUIET_MS);
    });
    input.disabled = false;
  }

  // Sliders follow the text, whoever changes it: the editor, a reset, an import.
  return () => {
    for (const input of inputs) {
      const value = findConstant(cell.source, input.dataset["control"]!);
      if (value === undefined || document.activeElement === input) continue;
      input.value = String(value);
      input.parentElement!.querySelector("output")!.textContent = String(value);
    }
  };
}
