import {HOST, type Host, type MimeBundle} from "../../lib/display/index.ts";

/** One call of the host's display. */
export interface Shown {
  readonly bundle: MimeBundle;
  readonly metadata: Readonly<Record<string, unknown>> | undefined;
}

/** Runs something in a notebook that only remembers what it is shown. */
export function shownBy(action: () => void, language: Host["language"] = "en"): Shown[] {
  const shown: Shown[] = [];
  const place = globalThis as {[HOST]?: Host};
  const before = place[HOST];
  place[HOST] = {
    language,
    display: (bundle, metadata) => {
      shown.push({bundle, metadata});
    },
  };
  try {
    action();
  } finally {
    if (before === undefined) delete place[HOST];
    else place[HOST] = before;
  }
  return shown;
}

/** Returns one form of the only thing that was shown, as text. */
export function only(shown: readonly Shown[], mime: string): string {
  if (shown.length !== 1) throw new Error(`one display was expected, got ${shown.length}`);
  const form = shown[0].bundle[mime];
  return typeof form === "string" ? form : JSON.stringify(form);
}
