import {makeElement} from "../makeElement.ts";
import type {AnswerForm, FormTools} from "./answerForms.ts";
import {drawGraph} from "./drawGraph.ts";

type Arrow = readonly [from: string, to: string];

/** Reads the arrows that the form wrote, and what a reader may have typed in their place. */
function readArrows(text: string, nodes: readonly string[]): Arrow[] {
  return text.split(/[;\n]/).flatMap((statement) => {
    const parts = statement.split(/(<-|->)/).map((part) => part.trim());
    return parts.flatMap((part, i): Arrow[] => {
      if (i % 2 === 0) return [];
      const [left, right] = [parts[i - 1]!, parts[i + 1]!];
      if (!nodes.includes(left) || !nodes.includes(right)) return [];
      return [part === "->" ? [left, right] : [right, left]];
    });
  });
}

const textOf = (arrows: readonly Arrow[]): string =>
  arrows.map(([from, to]) => `${from} -> ${to}`).join("; ");

function nodeSelect(label: string, nodes: readonly string[]): HTMLSelectElement {
  const options = nodes.map((node) => makeElement("option", {value: node}, node));
  return makeElement("select", {"aria-label": label, autocomplete: "off"}, ...options);
}

/** Arrows between given nodes: added by two lists and a button, drawn, and taken away or turned one by one. */
export function graphForm({box, say, give}: FormTools): AnswerForm {
  const nodes = JSON.parse(box.dataset["nodes"] ?? "[]") as string[];
  const from = nodeSelect(say("arrowFrom"), nodes);
  const to = nodeSelect(say("arrowTo"), nodes);
  to.selectedIndex = Math.min(1, nodes.length - 1);
  const add = makeElement("button", {type: "button"}, say("arrowAdd"));
  const picture = makeElement("div", {class: "graph-picture"});
  const list = makeElement("ul", {class: "graph-arrows"});
  box.append(makeElement("div", {class: "graph-add"}, from, " → ", to, add), picture, list);
  let arrows: Arrow[] = [];

  const set = (next: readonly Arrow[]): void => give(textOf(next));
  add.addEventListener("click", () => {
    const arrow: Arrow = [from.value, to.value];
    const known = arrows.some(([a, b]) => a === arrow[0] && b === arrow[1]);
    if (arrow[0] !== arrow[1] && !known) set([...arrows, arrow]);
  });
  const row = (arrow: Arrow): HTMLLIElement => {
    const others = arrows.filter((other) => other !== arrow);
    const button = (code: "arrowTurn" | "arrowRemove", next: () => readonly Arrow[]) => {
      const label = say(`${code}Title`, {from: arrow[0], to: arrow[1]});
      const made = makeElement("button", {type: "button", "aria-label": label}, say(code));
      made.addEventListener("click", () => {
        set(next());
        add.focus();
      });
      return made;
    };
    const turned = (): readonly Arrow[] =>
      arrows.map((other): Arrow => (other === arrow ? [arrow[1], arrow[0]] : other));
    return makeElement(
      "li",
      {},
      makeElement("span", {}, `${arrow[0]} → ${arrow[1]}`),
      button("arrowTurn", turned),
      button("arrowRemove", () => others),
    );
  };
  return {
    show: (value) => {
      arrows = typeof value === "string" ? readArrows(value, nodes) : [];
      picture.replaceChildren(
        drawGraph(nodes, arrows, say("graphPicture", {arrows: textOf(arrows) || "–"})),
      );
      list.replaceChildren(...arrows.map(row));
    },
  };
}
