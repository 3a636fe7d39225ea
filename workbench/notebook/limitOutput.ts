import type {DisplayOutput, Output} from "./nbformat.ts";

/** How much output of one cell is kept. */
export interface OutputLimits {
  /** Characters of stdout and stderr together. */
  streamCharacters: number;
  /** Characters of all displays together, counted as JSON. */
  displayCharacters: number;
}

export const DEFAULT_LIMITS: OutputLimits = {
  streamCharacters: 1_000_000,
  displayCharacters: 32_000_000,
};

interface Used {
  stream: number;
  display: number;
}

function note(text: string): Output {
  return {output_type: "stream", name: "stderr", text: `\n[voxelbook: ${text}]\n`};
}

/** Counts what a display weighs; a value JSON cannot hold is reported instead of being lost. */
function sizeOf(data: DisplayOutput["data"]): number {
  let size = 0;
  for (const value of Object.values(data))
    size += typeof value === "string" ? value.length : (JSON.stringify(value) ?? "").length;
  return size;
}

/**
 * Returns a filter that lets output pass until a cell has used its share; then says once, as
 * output of that cell, that the rest is not kept. Nothing beyond the limit is held in memory.
 */
export function createOutputLimiter({streamCharacters, displayCharacters}: OutputLimits) {
  const cells = new Map<string, Used>();
  return {
    /** Starts counting anew: the cell is run again. */
    restart: (cellKey: string) => void cells.delete(cellKey),
    /** Gives what may pass of one output. */
    pass(cellKey: string, output: Output): Output[] {
      const used = cells.get(cellKey) ?? {stream: 0, display: 0};
      cells.set(cellKey, used);
      if (output.output_type === "error") return [output];
      if (output.output_type === "stream") {
        const room = streamCharacters - used.stream;
        used.stream += output.text.length;
        if (room < 0) return [];
        if (output.text.length <= room) return [output];
        const cut = {...output, text: output.text.slice(0, room)};
        // One past the limit marks that the note has been given.
        used.stream = streamCharacters + 1;
        return [cut, note(`output cut after ${streamCharacters.toLocaleString("en")} characters`)];
      }
      const size = sizeOf(output.data);
      if (used.display + size <= displayCharacters) {
        used.display += size;
        return [output];
      }
      const limit = displayCharacters.toLocaleString("en");
      return [
        note(`a display of ${size.toLocaleString("en")} characters left out, limit ${limit}`),
      ];
    },
  };
}
