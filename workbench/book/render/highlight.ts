import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import json from "highlight.js/lib/languages/json";
import matlab from "highlight.js/lib/languages/matlab";
import python from "highlight.js/lib/languages/python";
import typescript from "highlight.js/lib/languages/typescript";
import {escapeHtml} from "./escapeHtml.ts";

// The languages that appear in the course; any other block stays plain.
hljs.registerLanguage("bash", bash);
hljs.registerLanguage("json", json);
hljs.registerLanguage("matlab", matlab);
hljs.registerLanguage("python", python);
hljs.registerLanguage("typescript", typescript);

const ALIASES: Readonly<Record<string, string>> = {
  ts: "typescript",
  js: "typescript",
  javascript: "typescript",
  sh: "bash",
  shell: "bash",
  py: "python",
};

/** Colours source code as HTML spans at build time; unknown languages are escaped only. */
export function highlight(source: string, language: string): string {
  const name = ALIASES[language] ?? language;
  if (hljs.getLanguage(name) === undefined) return escapeHtml(source);
  return hljs.highlight(source, {language: name, ignoreIllegals: true}).value;
}
