import createMarkdownIt, {type MarkdownIt, type StateInline, type Token} from "markdown-it";
import {message} from "../../messages/message.ts";
import {escapeHtml} from "./escapeHtml.ts";
import {highlight} from "./highlight.ts";
import {mathPlugin} from "./mathPlugin.ts";
import {noteDeadEnd, type PageContext, pageOf} from "./pageContext.ts";
import {referencePlugin} from "./referencePlugin.ts";
import {slugify} from "./slugify.ts";

/** Returns an id that no other heading of the page has. */
function freeId(text: string, usedIds: Set<string>): string {
  const slug = slugify(text);
  let id = slug;
  for (let n = 2; usedIds.has(id); n++) id = `${slug}-${n}`;
  usedIds.add(id);
  return id;
}

/** The words of a heading without markup, for its anchor. */
function plainWords(token: Token): string {
  return (token.children ?? [])
    .filter((child) => ["text", "code_inline", "formula", "softbreak"].includes(child.type))
    .map((child) => (child.type === "softbreak" ? " " : child.content))
    .join("");
}

/** Turns links between notebooks into links between pages, dead ones into ""; other addresses stay. */
export function pageLink(href: string, context: PageContext): string {
  const notebook =
    /^(?!https?:)(?:\.\.?\/)*(?:notebooks\/)?(?:zh-CN\/)?(\d\d-[\w-]+)\.ipynb(#.*)?$/;
  const exercise = /^(?!https?:)(?:\.\.?\/)*(exercises\/\d\d-[\w-]+\/[\w-]+)(?:\/[\w.-]*)?(#.*)?$/;
  const match = notebook.exec(href) ?? exercise.exec(href);
  if (match === null) return href;
  const slug = match[1]!;
  const hash = match[2] ?? "";
  if (context.slugs.has(slug)) return `${context.toLanguage}${slug}/index.html${hash}`;
  if (context.englishSlugs.has(slug)) return `${context.toRoot}${slug}/index.html${hash}`;
  noteDeadEnd(`the link ${href} leads to no chapter or exercise`, context);
  return "";
}

function headingRules(md: MarkdownIt): void {
  md.renderer.rules["heading_open"] = (tokens, index, _options, env) => {
    const context = pageOf(env);
    const token = tokens[index]!;
    const inline = tokens[index + 1]!;
    const id = freeId(plainWords(inline), context.usedIds);
    token.meta = {id};
    const html = md.renderer.renderInline(inline.children ?? [], md.options, env);
    const plain = html.replace(/<\/?a\b[^>]*>/g, "");
    context.headings.push({level: Number(token.tag.slice(1)), id, html: plain});
    return `<${token.tag} id="${escapeHtml(id)}">`;
  };
  md.renderer.rules["heading_close"] = (tokens, index, _options, env) => {
    const {tag} = tokens[index]!;
    const context = pageOf(env);
    const {id} = context.headings.at(-1)!;
    const label = message("page", "heading.link", {}, context.language);
    if (tag === "h1") return `</${tag}>\n`;
    return ` <a class="anchor" href="#${escapeHtml(id)}" aria-label="${escapeHtml(label)}">#</a></${tag}>\n`;
  };
}

function linkRules(md: MarkdownIt): void {
  md.renderer.rules["link_open"] = (tokens, index, options, env) => {
    const token = tokens[index]!;
    const href = pageLink(String(token.attrGet("href") ?? ""), pageOf(env));
    if (href === "") token.attrs = [];
    else token.attrSet("href", href);
    if (/^https?:/.test(href)) token.attrSet("rel", "noreferrer");
    return md.renderer.renderToken(tokens, index, options);
  };
  // A picture from outside would be a request to somebody else's server: it becomes a link.
  md.renderer.rules["image"] = (tokens, index, _options, env) => {
    const token = tokens[index]!;
    const src = String(token.attrGet("src") ?? "");
    const alt = escapeHtml(token.content);
    if (/^data:image\/(?:png|jpeg|gif);base64,/.test(src)) {
      return `<img src="${escapeHtml(src)}" alt="${alt}">`;
    }
    pageOf(env).problems.push(`the picture ${src} must be inside the notebook`);
    return `<a href="${escapeHtml(src)}" rel="noreferrer">${alt}</a>`;
  };
}

/** Lets keys, sub- and superscripts through, the only HTML that a chapter's text may hold. */
function smallTagRule(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== "<") return false;
  const tag = /^<\/?(?:kbd|sub|sup)>/.exec(state.src.slice(state.pos, state.pos + 8))?.[0];
  if (tag === undefined) return false;
  if (!silent) state.push("small_tag", "", 0).content = tag;
  state.pos += tag.length;
  return true;
}

/** Makes the Markdown parser of the book; `render(text, {page})` fills the page's context. */
export function createMarkdown(): MarkdownIt {
  const md = createMarkdownIt("default", {html: false, linkify: false, typographer: false});
  md.use(mathPlugin);
  md.use(referencePlugin);
  md.inline.ruler.before("autolink", "small_tag", smallTagRule);
  md.renderer.rules["small_tag"] = (tokens, index) => tokens[index]!.content;
  headingRules(md);
  linkRules(md);

  // Wide tables and code scroll inside their own box, never the page.
  md.renderer.rules["table_open"] = () => '<div class="table-box" tabindex="0"><table>\n';
  md.renderer.rules["table_close"] = () => "</table></div>\n";
  md.renderer.rules["fence"] = (tokens, index) => {
    const token = tokens[index]!;
    const language = token.info.trim().split(/\s+/)[0] ?? "";
    const code = highlight(token.content.replace(/\n$/, ""), language);
    return `<pre tabindex="0"><code>${code}</code></pre>\n`;
  };
  return md;
}
