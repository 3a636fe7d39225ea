import {defaultKeymap, history, historyKeymap} from "@codemirror/commands";
import {javascript} from "@codemirror/lang-javascript";
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from "@codemirror/language";
import {EditorState} from "@codemirror/state";
import {drawSelection, EditorView, keymap} from "@codemirror/view";
import {tags} from "@lezer/highlight";
import type {Editor} from "./cellView.ts";

/** What an editor needs of its cell. */
export interface EditorOptions {
  readonly parent: HTMLElement;
  readonly text: string;
  readonly label: string;
  onChange(): void;
  onRun(): void;
}

// The same colours as the static code, by the same variables: both themes come for free.
const COLOURS = HighlightStyle.define([
  {tag: tags.comment, color: "var(--code-comment)", fontStyle: "italic"},
  {tag: [tags.keyword, tags.bool, tags.null], color: "var(--code-keyword)"},
  {tag: [tags.string, tags.regexp, tags.special(tags.string)], color: "var(--code-string)"},
  {tag: tags.number, color: "var(--code-number)"},
  {tag: [tags.typeName, tags.className, tags.standard(tags.name)], color: "var(--code-type)"},
  {
    tag: [tags.function(tags.variableName), tags.function(tags.definition(tags.variableName))],
    color: "var(--code-name)",
  },
]);

/** Makes the editor of a cell. Tab leaves it: nobody who uses the keyboard is caught in it. */
export function createEditor({parent, text, label, onChange, onRun}: EditorOptions): Editor {
  const run = (): boolean => {
    onRun();
    return true;
  };
  const leave = (view: EditorView): boolean => {
    view.contentDOM.blur();
    parent.closest(".cell")?.querySelector<HTMLElement>(".cell-bar button:not([hidden])")?.focus();
    return true;
  };
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        keymap.of([
          {key: "Shift-Enter", run},
          {key: "Mod-Enter", run},
          {key: "Escape", run: leave},
        ]),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        indentUnit.of("  "),
        javascript({typescript: true}),
        syntaxHighlighting(COLOURS),
        keymap.of([...defaultKeymap, ...historyKeymap]),
        EditorView.contentAttributes.of({"aria-label": label, spellcheck: "false"}),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange();
        }),
      ],
    }),
  });
  return {
    getText: () => view.state.doc.toString(),
    setText: (next) => {
      if (next === view.state.doc.toString()) return;
      view.dispatch({changes: {from: 0, to: view.state.doc.length, insert: next}});
    },
    focus: (at) => {
      const position = at === undefined ? null : view.posAtCoords(at);
      if (position !== null) view.dispatch({selection: {anchor: position}});
      view.focus();
    },
  };
}
