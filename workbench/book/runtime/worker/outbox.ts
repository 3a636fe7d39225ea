import type {DisplayHandle} from "../../../notebook/engine.ts";
import type {Output} from "../../../notebook/nbformat.ts";
import type {LiveOutput} from "../protocol.ts";
import {native} from "./cellContext.ts";

const PAUSE_MS = 40;
const MOST_DISPLAYS = 500;

/** Collects outputs and hands them on in parcels, so that a flood does not drown the page. */
export interface Outbox {
  put(cellKey: string, output: Output, display?: DisplayHandle): void;
  /** Hands on what has been collected. */
  flush(): void;
  /** The cell is run again: its displays are counted anew. */
  restart(cellKey: string): void;
}

/** Creates an outbox over the function that carries one cell's outputs, as JSON, to the page. */
export function createOutbox(send: (cellKey: string, json: string) => void): Outbox {
  const displays = new Map<string, number>();
  let cell = "";
  let outputs: LiveOutput[] = [];
  let sentAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = (): void => {
    native.clearTimeout(timer);
    timer = undefined;
    sentAt = performance.now();
    if (outputs.length === 0) return;
    send(cell, JSON.stringify(outputs));
    outputs = [];
  };

  // A page that must place thousands of figures stops answering; text says that some are missing.
  const admit = (cellKey: string, output: Output): Output | null => {
    if (output.output_type !== "display_data") return output;
    const count = (displays.get(cellKey) ?? 0) + 1;
    displays.set(cellKey, count);
    if (count <= MOST_DISPLAYS) return output;
    const text = `\n[voxelbook: displays left out after ${MOST_DISPLAYS}]\n`;
    return count > MOST_DISPLAYS + 1 ? null : {output_type: "stream", name: "stderr", text};
  };

  return {
    put(cellKey, given, display) {
      const output = display?.update === true ? given : admit(cellKey, given);
      if (output === null) return;
      if (cellKey !== cell) flush();
      cell = cellKey;
      const last = outputs.at(-1);

      // Of the changes that wait, only the latest will be seen.
      if (display !== undefined) {
        const changed = {...output, display};
        if (display.update && last?.display?.id === display.id && last.display.update) {
          outputs[outputs.length - 1] = changed;
        } else outputs.push(changed);
      } else if (
        last?.output_type === "stream" &&
        output.output_type === "stream" &&
        last.name === output.name
      ) {
        last.text += output.text;
      } else outputs.push(output.output_type === "stream" ? {...output} : output);
      if (performance.now() - sentAt > PAUSE_MS) flush();
      else timer ??= native.setTimeout(flush, PAUSE_MS);
    },
    flush,
    restart: (cellKey) => void displays.delete(cellKey),
  };
}
