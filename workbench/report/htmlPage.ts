import {createHash} from "node:crypto";
import type {Language} from "../exercise/types.ts";
import {BASE_STYLE} from "./reportStyle.ts";

/** The parts of a page that opens from disk. */
export interface HtmlPage {
  /** Escaped. */
  readonly title: string;
  readonly body: string;
  readonly language: Language;
  /** More style than every page has. */
  readonly style?: string;
  /** The page's own script; the policy lets no other run. */
  readonly script?: string;
  /** More of the head, such as how the page was made. */
  readonly head?: string;
}

/** A script that stands in a page cannot hold the text that ends it. */
function requireInline(script: string): void {
  if (/<\/script|<!--/i.test(script)) {
    throw new RangeError("htmlPage: a script in a page must not hold </script or <!--");
  }
}

/**
 * Writes a page that is whole in one file. Its policy lets it run nothing but its own script, named by hash, and load
 * nothing but pictures that lie in it or beside it.
 */
export function htmlPage({title, body, language, style = "", script, head = ""}: HtmlPage): string {
  if (script !== undefined) requireInline(script);
  const hash = script === undefined ? "" : createHash("sha256").update(script).digest("base64");
  const policy = [
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "style-src 'unsafe-inline'",
    "img-src data: 'self' file:",
    ...(script === undefined ? [] : [`script-src 'sha256-${hash}'`]),
  ].join("; ");
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
${head}<style>${BASE_STYLE}${style}</style>
</head>
<body>
${body}
${script === undefined ? "" : `<script>${script}</script>\n`}</body>
</html>
`;
}
