import type {MarkdownIt, StateInline} from "markdown-it";
import {shortReference} from "../source/formatReference.ts";
import {escapeHtml} from "./escapeHtml.ts";
import {noteDeadEnd, type PageContext, pageOf} from "./pageContext.ts";
import {equationAnchor} from "./renderEquation.ts";

/** Links to a labelled equation, in this chapter or another. */
function equationLink(label: string, context: PageContext): string {
  const place = context.equations.get(label);
  if (place === undefined) {
    noteDeadEnd(`@${label} refers to an equation that no chapter labels`, context);
    return `<code>@${escapeHtml(label)}</code>`;
  }
  const root = context.slugs.has(place.slug) ? context.toLanguage : context.toRoot;
  const page = place.slug === context.slug ? "" : `${root}${place.slug}/index.html`;
  return `<a class="equation-ref" href="${page}#${equationAnchor(label)}">(${place.number})</a>`;
}

/** Links the citation of one key to the list of references below the chapter. */
function citationLink(key: string, context: PageContext): string {
  const reference = context.references.get(key);
  if (reference === undefined) {
    noteDeadEnd(`[@${key}] is not in references.bib`, context);
    return `<code>@${escapeHtml(key)}</code>`;
  }
  if (!context.cited.includes(key)) context.cited.push(key);
  return `<a href="#ref-${escapeHtml(key)}">${escapeHtml(shortReference(reference))}</a>`;
}

const CITATION = /\[@[\w:-]+(?:\s*[;,]\s*@[\w:-]+)*\]/y;
const EQUATION = /@(eq:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)/y;

function rule(state: StateInline, silent: boolean): boolean {
  const sign = state.src[state.pos];
  if (sign !== "[" && sign !== "@") return false;
  const pattern = sign === "[" ? CITATION : EQUATION;
  pattern.lastIndex = state.pos;
  const match = pattern.exec(state.src);
  if (match === null) return false;
  if (!silent) {
    const keys = [...match[0].matchAll(/@([\w:-]+)/g)].map((hit) => hit[1]!);
    state.push("references", "", 0).meta = {keys: sign === "@" ? [match[1]!] : keys};
  }
  state.pos += match[0].length;
  return true;
}

/** Adds citations `[@key; @other]` and references to equations `@eq:label` to Markdown. */
export function referencePlugin(md: MarkdownIt): void {
  md.inline.ruler.before("link", "references", rule);
  md.renderer.rules["references"] = (tokens, index, _options, env) => {
    const context = pageOf(env);
    const {keys} = tokens[index]!.meta as {keys: string[]};
    if (keys.every((key) => key.startsWith("eq:"))) {
      return keys.map((key) => equationLink(key, context)).join(", ");
    }
    const links = keys.map((key) => citationLink(key, context)).join("; ");
    return `<span class="citation">(${links})</span>`;
  };
}
