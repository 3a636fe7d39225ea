import {createHash} from "node:crypto";
import type {PageContext} from "./pageContext.ts";

/** Pictures smaller than this stay in the text: a request of their own would cost more. */
const INLINE_BYTES = 2048;

/**
 * Takes the embedded PNG pictures out of a piece of HTML or SVG into files of their own, so that
 * they are fetched beside the text, and cached; both editions of a chapter share them.
 */
export function movePictures(html: string, context: PageContext): string {
  return html.replace(/data:image\/png;base64,([A-Za-z0-9+/=\s]+)/g, (uri, base64: string) => {
    const bytes = new Uint8Array(Buffer.from(base64, "base64"));
    if (bytes.length < INLINE_BYTES) return uri;
    const name = `${createHash("sha256").update(bytes).digest("hex").slice(0, 20)}.png`;
    context.pictures.set(name, bytes);
    return `${context.toRoot}assets/figures/${name}`;
  });
}
