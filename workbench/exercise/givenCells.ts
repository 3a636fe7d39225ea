import {FormatError} from "voxelbook/core";
import type {Cell} from "../notebook/nbformat.ts";
import type {CellSource} from "./answerModules.ts";
import {loadTypescript} from "./loadTypescript.ts";
import type {Edition, Exercise} from "./readExercise.ts";
import type {Variant} from "./types.ts";
import {readVariantCell, writeVariantCell} from "./variantCell.ts";
import {asVariant} from "./variantShape.ts";

const tagged = (cell: Cell, tag: string): boolean => cell.metadata.tags?.includes(tag) ?? false;

/** Tells whether a cell is one that answers may build on: the master's source always counts. */
export const isGiven = (cell: Cell): boolean => tagged(cell, "given") || tagged(cell, "variant");

/**
 * Finds the cell tagged `variant` of an edition.
 *
 * @throws FormatError when there are several, or it is no code cell
 */
export function variantCell({notebook, file}: Edition): Cell | undefined {
  const [cell, ...others] = notebook.cells.filter((candidate) => tagged(candidate, "variant"));
  if (others.length > 0) {
    throw new FormatError(
      `${file}: one cell may be tagged variant, got ${cell.id} and ${others[0].id}`,
    );
  }
  if (cell !== undefined && cell.cell_type !== "code") {
    throw new FormatError(`${file}, cell ${cell.id}: tagged variant, so it must be a code cell`);
  }
  return cell;
}

/**
 * Returns the values that an edition's variant cell holds; undefined when it has none.
 *
 * @throws FormatError when the cell holds anything else
 */
export function cellVariant(edition: Edition): Variant | undefined {
  const cell = variantCell(edition);
  if (cell === undefined) return undefined;
  return readVariantCell(loadTypescript(), cell.source, `${edition.file}, cell ${cell.id}`);
}

/** Returns the values that a copy of an exercise has: those that it says itself, else the cell's. */
export function ownVariant({editions: [edition]}: Exercise, said?: unknown): Variant | undefined {
  const like = cellVariant(edition);
  if (like === undefined) return undefined;
  return asVariant(said, like) ?? asVariant(edition.info.variant, like) ?? like;
}

/** Returns a cell as it is with other values; only the variant cell changes. */
export function withVariant(cell: Cell, variant: Variant | undefined, file: string): Cell {
  if (variant === undefined || !tagged(cell, "variant")) return cell;
  const where = `${file}, cell ${cell.id}`;
  return {...cell, source: writeVariantCell(loadTypescript(), cell.source, variant, where)};
}

/**
 * Lists the given cells of an exercise, in their order.
 *
 * @param variant - the values to put in; the cell's own when undefined
 */
export function givenCells({editions}: Exercise, variant?: Variant): CellSource[] {
  const [{notebook, file}] = editions;
  return notebook.cells
    .filter((cell) => cell.cell_type === "code" && isGiven(cell))
    .map((cell) => ({id: cell.id, source: withVariant(cell, variant, file).source}));
}
