import {type Mask, requireSameGrid, type Volume} from "../image/index.ts";
import type {ColourName} from "./colourMap.ts";
import {type DisplayWindow, displayRange} from "./displayRange.ts";
import {type OrientedSlice, orientedSlice, type SliceAxis, voxelAxis} from "./orientedSlice.ts";
import {type FigureText, requireFigureText, show} from "./show.ts";
import {sliceFigure} from "./sliceFigure.ts";
import type {Panel} from "./slicePanel.ts";
import {word} from "./words.ts";

/** How slices are shown. */
export interface ShowSlicesOptions extends FigureText {
  /** Which way to cut: a voxel axis, or a plane of the body. */
  readonly axis: SliceAxis;
  /** Which slice of every volume. */
  readonly index?: number;
  /** Several slices of one volume, or one for each volume. */
  readonly indices?: readonly number[];
  /** Display window, in the volumes' unit; a CT in grey needs one. */
  readonly window?: DisplayWindow | undefined;
  /** Region drawn as an outline, one for all panels or one for each volume. */
  readonly mask?: Mask | readonly (Mask | undefined)[] | undefined;
  /** Words above each panel. */
  readonly captions?: readonly string[];
  /** "grey" unless given; "viridis" for magnitudes, "diverging" for differences (centred at 0). */
  readonly colour?: ColourName;
  /** What the outline is, for the line below the panels. */
  readonly maskName?: string;
}

/** A slice to cut out of a volume. */
export interface SliceChoice {
  readonly volume: Volume;
  readonly mask: Mask | undefined;
  readonly axis: SliceAxis;
  readonly index: number;
  /** Words above the panel; the voxel axis and index when undefined. */
  readonly caption: string | undefined;
}

/** Spells out which slices of which volumes are meant. */
function choices(
  volumes: readonly Volume[],
  {axis, index, indices, mask, captions}: ShowSlicesOptions,
): SliceChoice[] {
  const who = "showSlices";
  if ((index === undefined) === (indices === undefined)) {
    throw new RangeError(`${who}: give either index or indices, got ${index} and ${indices}`);
  }
  const places = indices ?? volumes.map(() => index as number);
  const count = Math.max(places.length, volumes.length);
  if (count === 0 || (volumes.length !== 1 && places.length !== volumes.length)) {
    throw new RangeError(
      `${who}: indices must be some of one volume, or one for each volume, got ${places.length} for ${volumes.length} volumes`,
    );
  }
  if (captions !== undefined && captions.length !== count) {
    throw new RangeError(
      `${who}: captions must be one for each of ${count} panels, got ${captions.length}`,
    );
  }
  const masks = mask === undefined || "kind" in mask ? volumes.map(() => mask) : mask;
  if (masks.length !== volumes.length) {
    throw new RangeError(
      `${who}: mask must be one, or one for each of ${volumes.length} volumes, got ${masks.length}`,
    );
  }
  return Array.from({length: count}, (_, k) => {
    const v = volumes.length === 1 ? 0 : k;
    return {
      volume: volumes[v],
      mask: masks[v] as Mask | undefined,
      axis,
      index: places[k],
      // Slices of one volume are told apart by their index.
      caption: captions?.[k] ?? (indices === undefined ? "" : undefined),
    };
  });
}

/** Says in words which slice this is. */
function sliceName({plane, axis, index, count}: OrientedSlice): string {
  if (count === 1) return word(plane);
  return word("slice", {plane: word(plane), axis, index, last: count - 1});
}

/** Tells the panels of a figure apart in plain text. */
function panelName({slice, caption}: Panel): string {
  return caption === "" ? sliceName(slice) : `${word(slice.plane)}: ${caption}`;
}

/** Lists what a reader must know to read the slices: window, convention, obliqueness, outline. */
function footer(panels: readonly Panel[], range: string, maskName: string): string[] {
  const slices: readonly OrientedSlice[] = panels.map(({slice}) => slice);
  const names = new Set(slices.map(sliceName));
  const planes = new Set(slices.map(({plane}) => word(plane)));
  const parts = [[...(names.size === 1 ? names : planes)].join(", "), range];
  if (slices.some(({plane}) => plane !== "sagittal")) parts.push(word("sideways"));
  if (slices.some(({plane}) => plane === "sagittal")) {
    parts.push(`${word("sagittal")}: ${word("forwards")}`);
  }
  if (slices.some(({isOblique}) => isOblique)) parts.push(word("oblique"));
  if (panels.some(({mask}) => mask !== undefined)) parts.push(maskName);
  return parts;
}

/** Draws chosen slices on one scale; the SVG, and the plain text that a terminal shows. */
export function drawSlices(
  who: string,
  chosen: readonly SliceChoice[],
  options: FigureText & Pick<ShowSlicesOptions, "window" | "colour" | "maskName">,
): {readonly svg: string; readonly plain: string} {
  const {window, colour = "grey", maskName = word("outline"), caption, alt} = options;
  const [{volume: first}] = chosen;
  const panels = chosen.map(({volume, mask, axis, index, caption: words}): Panel => {
    if (volume.unit !== first.unit) {
      throw new RangeError(
        `${who}: volumes on one scale must have one unit, got ${first.unit} and ${volume.unit}`,
      );
    }
    if (mask !== undefined) requireSameGrid(who, volume, mask);
    const slice = orientedSlice(who, volume, {axis, index});
    return {
      slice,
      mask: mask === undefined ? undefined : orientedSlice(who, mask, {axis, index}),
      caption: words ?? `${slice.axis} = ${index}`,
    };
  });
  const data = panels.map(({slice}) => slice.data);
  const range = displayRange(who, data, {window, colour, unit: first.unit});
  const lines = footer(panels, range.label, maskName);
  return {
    svg: sliceFigure(panels, {range, colour, unit: first.unit, footer: lines, alt}),
    plain: [caption, ...(panels.length > 1 ? panels.map(panelName) : []), lines.join(" · ")].join(
      "\n",
    ),
  };
}

/**
 * Shows slices as radiologists read them: patient letters, scale bar in mm, true proportions, stated window.
 *
 * Several slices of one volume, or the same place in several volumes, share one scale; difference images use
 * `colour: "diverging"`. A mask is drawn as an outline.
 *
 * @param volumes - one volume, or several with one unit
 * @param options - axis, index or indices, window, mask, captions, colour, caption, alt
 * @throws RangeError when a slice does not exist, counts disagree, units differ, or a CT has no window
 * @throws ShapeError when a mask lies on another grid
 */
export function showSlices(volumes: Volume | readonly Volume[], options: ShowSlicesOptions): void {
  requireFigureText("showSlices", options);
  const list = "data" in volumes ? [volumes] : volumes;
  const chosen = choices(list, options);
  for (const {volume} of chosen) voxelAxis("showSlices", volume, options.axis);
  const {svg, plain} = drawSlices("showSlices", chosen, options);
  show({"image/svg+xml": svg, "text/plain": plain}, options);
}
