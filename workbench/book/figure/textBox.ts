import {textWidth} from "./textWidth.ts";

/** An axis-parallel box, in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The part of an SVG element that its box depends on. */
export interface MeasuredElement {
  readonly textContent: string | null;
  readonly children: Iterable<MeasuredElement>;
  readonly tagName: string;
  readonly style?: {readonly fontSize: string; readonly textAnchor?: string};
  readonly parentElement: MeasuredElement | null;
  getAttribute(name: string): string | null;
}

const EMPTY: Box = {x: 0, y: 0, width: 0, height: 0};

/** The font size that applies to an element, from its nearest ancestor that sets one. */
function fontSizeOf(element: MeasuredElement): number {
  for (let at: MeasuredElement | null = element; at !== null; at = at.parentElement) {
    const size = Number.parseFloat(at.style?.fontSize || at.getAttribute("font-size") || "");
    if (size > 0) return size;
  }
  return 12;
}

/** The box of a text element before its transform: plotly writes one tspan of class line per line. */
function linesBox(element: MeasuredElement): Box {
  const size = fontSizeOf(element);
  const lines = [...element.children].filter((child) => child.getAttribute("class") === "line");
  const texts = lines.length > 0 ? lines.map((line) => line.textContent) : [element.textContent];
  const width = Math.max(...texts.map((text) => textWidth(text ?? "", size)));
  const anchor = element.getAttribute("text-anchor") ?? element.style?.textAnchor ?? "start";
  const shift = anchor === "middle" ? width / 2 : anchor === "end" ? width : 0;
  const x = Number.parseFloat(element.getAttribute("x") ?? "0") - shift;
  const y = Number.parseFloat(element.getAttribute("y") ?? "0") - size;
  return {x, y, width, height: size * 1.3 * texts.length};
}

/** Moves a box by the translations and turns of a transform attribute. */
function transformed(box: Box, transform: string | null): Box {
  let corners = [
    [box.x, box.y],
    [box.x + box.width, box.y],
    [box.x, box.y + box.height],
    [box.x + box.width, box.y + box.height],
  ] as [number, number][];
  const steps = [...(transform ?? "").matchAll(/(translate|rotate|scale)\(([^)]*)\)/g)].reverse();
  for (const [, kind, list] of steps) {
    const [a = 0, b, c] = list!.split(/[\s,]+/).map(Number);
    const turn = (a * Math.PI) / 180;
    const [cx, cy] = [b ?? 0, c ?? 0];
    corners = corners.map(([x, y]) => {
      if (kind === "translate") return [x + a, y + (b ?? 0)];
      if (kind === "scale") return [x * a, y * (b ?? a)];
      const [dx, dy] = [x - cx, y - cy];
      return [
        cx + dx * Math.cos(turn) - dy * Math.sin(turn),
        cy + dx * Math.sin(turn) + dy * Math.cos(turn),
      ];
    });
  }
  return around(corners);
}

/** The smallest box around some points. */
function around(points: readonly (readonly [number, number])[]): Box {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return {x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y};
}

/** The box of an element in its own coordinates: that of a text, or around the parts of a group. */
export function localBox(element: MeasuredElement): Box {
  if (element.tagName === "text") return linesBox(element);
  if (element.tagName === "rect") {
    const [x, y, width, height] = ["x", "y", "width", "height"].map((name) =>
      Number.parseFloat(element.getAttribute(name) ?? "0"),
    ) as [number, number, number, number];
    return {x, y, width, height};
  }
  if (element.tagName === "tspan") return linesBox(element);
  const parts = [...element.children]
    .map((child) => transformed(localBox(child), child.getAttribute("transform")))
    .filter((box) => box.width > 0);
  if (parts.length === 0) return EMPTY;
  return around(
    parts.flatMap(
      ({x, y, width, height}) =>
        [
          [x, y],
          [x + width, y + height],
        ] as [number, number][],
    ),
  );
}

/** The box of an element on the drawing, through the transforms of all its ancestors. */
export function drawnBox(element: MeasuredElement): Box {
  let box = localBox(element);
  for (let at: MeasuredElement | null = element; at !== null; at = at.parentElement) {
    box = transformed(box, at.getAttribute("transform"));
  }
  return box;
}
