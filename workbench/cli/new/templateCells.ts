import type {Cell, CellMetadata, Notebook} from "../../notebook/nbformat.ts";

/** Makes a Markdown cell. */
export function markdownCell(id: string, source: string, tags?: string[]): Cell {
  return {cell_type: "markdown", id, metadata: tags === undefined ? {} : {tags}, source};
}

/** Makes a code cell that has not run. */
export function codeCell(id: string, source: string, metadata: CellMetadata = {}): Cell {
  return {cell_type: "code", id, metadata, source, outputs: [], execution_count: null};
}

/** Makes a notebook for the course's kernel. */
export function courseNotebook(voxelbook: Record<string, unknown>, cells: Cell[]): Notebook {
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      kernelspec: {
        display_name: "TypeScript (Voxelbook)",
        language: "typescript",
        name: "voxelbook",
      },
      language_info: {file_extension: ".ts", mimetype: "text/typescript", name: "typescript"},
      voxelbook,
    },
    cells,
  };
}

/** Turns "ct-numbers" into "Ct numbers". */
export function titleFrom(topic: string): string {
  const words = topic.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
