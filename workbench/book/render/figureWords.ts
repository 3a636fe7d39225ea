import type {CellMetadata, Output} from "../../notebook/nbformat.ts";

/** The caption and text alternative that a translated cell gives to its figure. */
export interface FigureWords {
  readonly caption?: string;
  readonly alt?: string;
}

/** Reads the words that a cell of a translation carries; its code stays that of the original. */
export function figureWords({voxelbook = {}}: CellMetadata): FigureWords {
  const {caption, alt} = voxelbook;
  return {
    ...(typeof caption === "string" ? {caption} : {}),
    ...(typeof alt === "string" ? {alt} : {}),
  };
}

/** Gives a figure the words of the page's language; other outputs stay as they are. */
export function withFigureWords<T extends Output>(output: T, words: FigureWords): T {
  if (output.output_type === "stream" || output.output_type === "error") return output;
  const own = output.metadata["voxelbook"] as FigureWords | undefined;
  if (own?.caption === undefined && own?.alt === undefined) return output;
  return {...output, metadata: {...output.metadata, voxelbook: {...own, ...words}}};
}
