import {message} from "../../messages/message.ts";
import {contentsHtml} from "./contentsHtml.ts";
import {escapeHtml} from "./escapeHtml.ts";
import type {FrameOptions} from "./pageModel.ts";
import {jsonForScript} from "./renderOutput.ts";

/**
 * Forbids every outside address. Styles may be inline because KaTeX and charts place their parts
 * so; code that a reader runs is compiled in a worker, which has a policy of its own.
 */
export const PAGE_POLICY: string = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const NAMES: Readonly<Record<string, string>> = {en: "English", "zh-CN": "中文"};

function languageSwitch({editions, language}: FrameOptions): string {
  if (editions.length === 0) return "";
  const links = editions.map(
    ({language: other, href}) =>
      `<a class="language" lang="${other}" hreflang="${other}" href="${href}">${NAMES[other]}</a>`,
  );
  const label = escapeHtml(message("page", "language.label", {}, language));
  return `<nav class="languages" aria-label="${label}">${links.join("")}</nav>`;
}

function headerHtml(options: FrameOptions): string {
  const words = (code: string) => escapeHtml(message("page", code, {}, options.language));
  const home = `${options.toLanguage}index.html`;
  return (
    `<a class="skip" href="#main">${words("skip")}</a>` +
    `<header class="top"><a class="brand" href="${home}"><svg viewBox="0 0 24 24" aria-hidden="true">` +
    `<path d="M12 2 21 7v10l-9 5-9-5V7z"/><path d="m3 7 9 5 9-5M12 12v10"/></svg>` +
    `<span>${words("book.title")}</span></a><div class="top-tools">${languageSwitch(options)}` +
    `<button type="button" class="theme-toggle js-only" aria-label="${words("theme.toggle")}" ` +
    `title="${words("theme.toggle")}"><svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="9"/>` +
    `<path class="half" d="M12 3a9 9 0 0 1 0 18z"/></svg></button></div></header>`
  );
}

/** Writes a whole page: head, contents, the main part and what its script reads. */
export function pageFrame(options: FrameOptions): string {
  const {assets, language, toRoot, title} = options;
  const contents = contentsHtml(options);
  const label = escapeHtml(message("page", "contents.title", {}, language));
  const math = options.withMath
    ? `<link rel="stylesheet" href="${toRoot}${assets.katexStyle}">`
    : "";
  return `<!doctype html>
<html lang="${language}" class="no-js">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${PAGE_POLICY}">
<meta name="description" content="${escapeHtml(options.description)}">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='%230f6674' stroke-width='2'%3E%3Cpath d='M12 2 21 7v10l-9 5-9-5V7z'/%3E%3Cpath d='m3 7 9 5 9-5M12 12v10'/%3E%3C/svg%3E">
<script src="${toRoot}${assets.theme}"></script>
<link rel="stylesheet" href="${toRoot}${assets.style}">
${math}<script type="module" src="${toRoot}${assets.script}"></script>
</head>
<body class="${options.bodyClass}">
${headerHtml(options)}
<div class="layout">
<nav class="contents contents-side" aria-label="${label}">${contents}</nav>
<details class="contents contents-fold"><summary>${label}</summary><nav aria-label="${label}">${contents}</nav></details>
<main id="main" tabindex="-1">
${options.main}
</main>
</div>
<script type="application/json" id="page-data">${jsonForScript(options.data)}</script>
</body>
</html>
`;
}
