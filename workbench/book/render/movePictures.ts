import {createHash} from "node:crypto";
import type {PageContext} from "./pageContext.ts";

/** Pictures smaller than this stay in the text: a request of their own would cost more. */
const INLINE_BYTES = 2048;

/** Keeps bytes as a file of the book, named by their content, and returns its address. */
function fileOf(bytes: Uint8Array, ending: string, context: PageContext): string {
  const name = `${createHash("sha256").update(bytes).digest("hex").slice(0, 20)}.${ending}`;
  context.pictures.set(name, bytes);
  return `${context.toRoot}assets/figures/${name}`;
}

/**
 * Makes a file of a drawing that holds large pictures, such as slices of a scan, so that the browser
 * fetches it when a reader comes near. Drawings of lines and words stay in the text.
 */
export function moveDrawing(svg: string, context: PageContext): string {
  const [open = ""] = /^\s*<svg\b[^>]*>/.exec(svg) ?? [];
  const size = (name: string) => new RegExp(`\\s${name}="(\\d+(?:\\.\\d+)?)"`).exec(open)?.[1];
  const [width, height] = [size("width"), size("height")];
  const pictures = [...svg.matchAll(/data:image\/png;base64,([A-Za-z0-9+/=]+)/g)];
  const isLarge = pictures.some(([, base64]) => base64!.length * 0.75 >= INLINE_BYTES);
  if (!isLarge || width === undefined || height === undefined) return movePictures(svg, context);
  const src = fileOf(new TextEncoder().encode(svg), "svg", context);
  return `<img src="${src}" width="${width}" height="${height}" loading="lazy" decoding="async" alt="">`;
}

/**
 * Takes the embedded PNG pictures out of a piece of HTML or SVG into files of their own, so that
 * they are fetched beside the text, and cached; both editions of a chapter share them.
 */
export function movePictures(html: string, context: PageContext): string {
  return html.replace(/data:image\/png;base64,([A-Za-z0-9+/=\s]+)/g, (uri, base64: string) => {
    const bytes = new Uint8Array(Buffer.from(base64, "base64"));
    if (bytes.length < INLINE_BYTES) return uri;
    return fileOf(bytes, "png", context);
  });
}
