import {JSDOM} from "jsdom";
import {plotlySvg} from "../book/figure/plotlySvg.ts";
import {cleanTree} from "../book/page/safeMarkup.ts";
import {FigureFault, figureTitle, readFigure} from "./figureLimits.ts";

/** What became of a figure: a picture, or the code of a message that says why there is none. */
export type DrawnFigure =
  | {readonly ok: true; readonly svg: string; readonly title: string; readonly traces: number}
  | {readonly ok: false; readonly code: string; readonly reason: string};

const SIZE = {width: 640, height: 400};
const MAX_SVG = 1_500_000;

/** Makes a picture of its own of a drawing for a page: a ground, an ink and a font, and nothing that runs or loads. */
function standalone(svg: string): string {
  const inked = svg.replaceAll("var(--grid)", "#d9d9d9").replaceAll("currentColor", "#20252a");
  const {window} = new JSDOM(inked, {contentType: "image/svg+xml"});
  const root = window.document.documentElement;
  cleanTree(root);
  root.setAttribute("width", String(SIZE.width));
  root.setAttribute("height", String(SIZE.height));
  root.setAttribute("style", "background: #ffffff; font-family: system-ui, sans-serif");
  const text = new window.XMLSerializer().serializeToString(root);
  window.close();
  return text;
}

/** Draws a figure that a student handed in as a picture that is whole in itself. */
export async function staticFigure(json: string): Promise<DrawnFigure> {
  try {
    const figure = readFigure(json);
    const svg = standalone(await plotlySvg(figure, SIZE));
    if (svg.length > MAX_SVG) throw new FigureFault("figure.large");
    return {ok: true, svg, title: figureTitle(figure), traces: figure.data.length};
  } catch (error) {
    const code = error instanceof FigureFault ? error.code : "figure.cannotDraw";
    return {ok: false, code, reason: String((error as Error).message).slice(0, 300)};
  }
}
