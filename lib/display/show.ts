import {currentHost, type MimeBundle} from "./host.ts";

/** What every figure says about itself. */
export interface FigureText {
  /** What to see, in a sentence below the figure. */
  readonly caption: string;
  /** What the figure shows, for those who cannot see it. */
  readonly alt: string;
}

/** Shows a bundle in the running notebook, or prints its plain text where there is none. */
export function show(
  bundle: MimeBundle & {readonly "text/plain": string},
  text?: FigureText,
): void {
  const host = currentHost();
  if (host === undefined) {
    console.log(bundle["text/plain"]);
    return;
  }
  if (text === undefined) host.display(bundle);
  else host.display(bundle, {voxelbook: {caption: text.caption, alt: text.alt}});
}

/** Throws unless a figure has a caption and a text alternative. */
export function requireFigureText(who: string, {caption, alt}: FigureText): void {
  for (const [name, value] of [
    ["caption", caption],
    ["alt", alt],
  ] as const) {
    if (typeof value !== "string" || value.trim() === "") {
      throw new RangeError(
        `${who}: ${name} must say what the figure shows, got ${JSON.stringify(value) ?? "nothing"}`,
      );
    }
  }
}
