import {message} from "../../messages/message.ts";
import {escapeHtml} from "./escapeHtml.ts";
import type {FrameOptions, PageEntry} from "./pageModel.ts";

/** The sections of the page itself, two levels deep. */
function sectionsHtml({headings}: FrameOptions): string {
  const items = headings
    .filter(({level}) => level === 2)
    .map(({id, html}) => `<li><a href="#${escapeHtml(id)}">${html}</a></li>`);
  return items.length === 0 ? "" : `<ol class="sections">${items.join("")}</ol>`;
}

function entryHtml(entry: PageEntry, options: FrameOptions): string {
  const here = entry.slug === options.slug;
  const root = entry.language === options.language ? options.toLanguage : options.toRoot;
  const mark = here ? ' aria-current="page"' : "";
  const foreign =
    entry.language === options.language
      ? ""
      : ` lang="${entry.language}" hreflang="${entry.language}"`;
  return (
    `<li class="${entry.kind}"><a href="${root}${entry.slug}/index.html"${mark}${foreign}>` +
    `<span class="number">${escapeHtml(entry.number)}</span><span>${escapeHtml(entry.title)}</span></a>` +
    `${here ? sectionsHtml(options) : ""}</li>`
  );
}

/** The contents of the book: chapters, each followed by its exercises; the open page is unfolded. */
export function contentsHtml(options: FrameOptions): string {
  const home = escapeHtml(message("page", "contents.home", {}, options.language));
  const mark = options.slug === "" ? ' aria-current="page"' : "";
  const items = options.entries.map((entry) => entryHtml(entry, options));
  return (
    `<ol class="book-contents"><li class="home"><a href="${options.toLanguage}index.html"${mark}>${home}</a></li>` +
    `${items.join("")}</ol>`
  );
}
