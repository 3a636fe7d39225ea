import type {PlotlyFigure} from "../book/figure/plotlySvg.ts";

/** A figure beyond this is not drawn: it is JSON that a student handed in. */
export const FIGURE_LIMITS = {
  characters: 1_000_000,
  traces: 40,
  values: 30_000,
  depth: 12,
  text: 2_000,
} as const;

/** A figure that is not drawn, with the code that says why. */
export class FigureFault extends Error {
  override name = "FigureFault";
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** Names that mean something to JavaScript, and what plotly keeps for itself. */
const OWN_NAME = /^(?:__proto__|constructor|prototype|_.*)$/;

/** Copies plain data within the bounds; names that reach beyond data are left out. */
function copyWithin(value: unknown, depth: number, count: {values: number}): unknown {
  count.values += 1;
  if (count.values > FIGURE_LIMITS.values) throw new FigureFault("figure.large");
  if (depth > FIGURE_LIMITS.depth) throw new FigureFault("figure.deep");
  if (typeof value === "string") return value.slice(0, FIGURE_LIMITS.text);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => copyWithin(item, depth + 1, count));
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) =>
      OWN_NAME.test(key) ? [] : [[key, copyWithin(item, depth + 1, count)]],
    ),
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Reads a figure that was handed in, within bounds: data and layout, no pictures, no templates, no buttons.
 *
 * @throws FigureFault when it is no figure or too much of one
 */
export function readFigure(json: string): PlotlyFigure {
  if (json.length > FIGURE_LIMITS.characters) throw new FigureFault("figure.large");
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new FigureFault("figure.notFigure");
  }
  const copy = copyWithin(value, 0, {values: 0});
  if (!isObject(copy) || !Array.isArray(copy["data"]) || !copy["data"].every(isObject)) {
    throw new FigureFault("figure.notFigure");
  }
  if (copy["data"].length === 0) throw new FigureFault("figure.empty");
  if (copy["data"].length > FIGURE_LIMITS.traces) throw new FigureFault("figure.large");
  const given = isObject(copy["layout"]) ? copy["layout"] : {};
  const {
    images: _images,
    template: _template,
    updatemenus: _menus,
    sliders: _sliders,
    ...layout
  } = given;
  // Plotly draws a title only in its long form.
  const {title} = layout;
  const titled = typeof title === "string" ? {...layout, title: {text: title}} : layout;
  return {data: copy["data"], layout: titled};
}

/** The title of a figure, for its text alternative; empty where it has none. */
export function figureTitle(figure: PlotlyFigure): string {
  const title = figure.layout?.["title"];
  const text = isObject(title) ? title["text"] : title;
  return typeof text === "string" ? text.replace(/<[^>]*>/g, " ").slice(0, 200) : "";
}
