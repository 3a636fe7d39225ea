import {pictureCaption} from "../exercise/pictureCaption.ts";
import type {Picture} from "../exercise/types.ts";
import {imageLegend, imagePanels} from "./imagePicture.ts";
import {maskLegend, maskPanels} from "./maskPicture.ts";
import {enlargement} from "./pixelImage.ts";
import type {Say} from "./say.ts";

/** Larger pictures are not drawn into a report. */
const MAX_SIDE = 1024;

/** Says why a picture cannot be drawn; undefined when it can. */
function fault({shape, expected, got}: Picture): string | undefined {
  const [columns, rows] = shape;
  const sides = [columns, rows].every(
    (side) => Number.isInteger(side) && side >= 1 && side <= MAX_SIDE,
  );
  if (!sides) return "picture.size";
  const count = columns * rows;
  return expected.length === count && got.length === count ? undefined : "picture.length";
}

/** Shows what was expected and got as images, where they differ, and what the colours mean. */
export function pictureHtml(picture: Picture, say: Say): string {
  const problem = fault(picture);
  if (problem !== undefined) return `<p class="soft">${say(problem)}</p>`;
  const mask = picture.kind === "mask";
  const panels = mask ? maskPanels(picture, say) : imagePanels(picture, say);
  const [width, height] = picture.shape.map((side) => side * enlargement(picture.shape));
  const figures = panels.map(
    ({address, name, alt}) =>
      `<figure><img width="${width}" height="${height}" src="${address}" alt="${alt}"><figcaption>${name}</figcaption></figure>`,
  );
  const legend = mask ? maskLegend(picture, say) : imageLegend(picture, say);
  const part = pictureCaption(picture);
  const shown = part === undefined ? "" : `<p class="soft">${say(part.code, part.args)}</p>`;
  return `<div class="pictures">${figures.join("")}</div>${shown}${legend}`;
}
