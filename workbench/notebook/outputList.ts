import type {DisplayHandle} from "./engine.ts";
import type {DisplayOutput, Output} from "./nbformat.ts";

/** The outputs of the cells of one notebook, kept as Jupyter keeps them. */
export interface OutputList {
  /** Adds an output, or changes an earlier display in every cell that shows it. */
  add(cellId: string, output: Output, display?: DisplayHandle): void;
  of(cellId: string): Output[];
}

/** Makes an empty list; consecutive texts on the same stream become one output. */
export function createOutputList(): OutputList {
  const cells = new Map<string, Output[]>();
  const displays = new Map<string, DisplayOutput[]>();
  const of = (cellId: string) => {
    const list = cells.get(cellId) ?? [];
    cells.set(cellId, list);
    return list;
  };
  return {
    of,
    add(cellId, output, display) {
      if (output.output_type === "display_data" && display !== undefined) {
        const shown = displays.get(display.id) ?? [];
        if (display.update) {
          for (const old of shown)
            Object.assign(old, {data: output.data, metadata: output.metadata});
          return;
        }
        displays.set(display.id, [...shown, output]);
      }
      const list = of(cellId);
      const last = list.at(-1);
      if (
        output.output_type === "stream" &&
        last?.output_type === "stream" &&
        last.name === output.name
      ) {
        last.text += output.text;
        return;
      }
      list.push(output.output_type === "stream" ? {...output} : output);
    },
  };
}
