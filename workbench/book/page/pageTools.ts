import type {Notebook} from "../../notebook/nbformat.ts";
import type {OwnText} from "./answers/textAnswer.ts";
import {download, pickText} from "./downloads.ts";
import type {PageData, Say} from "./pageData.ts";
import {workOn} from "./workTime.ts";
import {exportProgress, forgetProgress, importProgress} from "./progressStore.ts";

/** What the page's menu can ask the cells for. */
export interface ToolTargets {
  readonly cells: readonly OwnText[];
  runAll(): void;
  /** Takes up what is kept, after an import or a reset. */
  reload(): void;
}

/** Writes the page's notebook with the reader's text in its cells: what is handed in, or opened in Jupyter. */
async function exportNotebook(cells: readonly OwnText[], data: PageData): Promise<string> {
  const response = await fetch("notebook.ipynb");
  if (!response.ok) throw new Error(`notebook.ipynb: ${response.status}`);
  const notebook = (await response.json()) as Notebook;
  for (const cell of notebook.cells) {
    const view = cells.find(({id}) => id === cell.id);
    if (view === undefined) continue;
    // The file format keeps a text as its lines.
    const lines = view.source.match(/[^\n]*\n|[^\n]+$/g) ?? [];
    Object.assign(cell, {source: lines});
  }
  if (data.kind === "exercise") {
    Object.assign(notebook.metadata, {voxelbook_work: workOn(data.slug)});
  }
  const name = `${data.slug.split("/").at(-1)}.ipynb`;
  download(name, `${JSON.stringify(notebook, null, 1)}\n`, "application/x-ipynb+json");
  return name;
}

/** Brings the page's menu to life. */
export function enableTools(data: PageData, say: Say, targets: ToolTargets): void {
  const status = document.querySelector<HTMLElement>(".page-status");
  const tell = (text: string): void => {
    if (status !== null) status.textContent = text;
  };
  const actions: Record<string, () => Promise<void> | void> = {
    "run-all": () => targets.runAll(),
    "export-notebook": async () => {
      const name = await exportNotebook(targets.cells, data);
      if (data.kind !== "exercise") tell(say("saved", {name}));
      else {
        const {seconds, checks} = workOn(data.slug);
        tell(say("savedWork", {name, minutes: Math.round(seconds / 60), checks}));
      }
    },
    "export-progress": () => {
      download("voxelbook-progress.json", exportProgress(), "application/json");
      tell(say("saved", {name: "voxelbook-progress.json"}));
    },
    "import-progress": async () => {
      const text = await pickText("application/json,.json");
      if (text === undefined) return;
      const pages = importProgress(text);
      targets.reload();
      tell(say("imported", {pages}));
    },
    "reset-page": () => {
      if (!confirm(say("confirmReset"))) return;
      forgetProgress(data.slug);
      for (const cell of targets.cells) cell.setSource(cell.bookSource);
      forgetProgress(data.slug);
      tell(say("wasReset"));
    },
    "reset-all": () => {
      if (!confirm(say("confirmResetAll"))) return;
      forgetProgress();
      targets.reload();
    },
  };
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-action]")) {
    button.addEventListener("click", () => {
      button.closest("details")?.removeAttribute("open");
      const act = actions[button.dataset["action"] ?? ""];
      Promise.resolve()
        .then(act)
        .catch((error: Error) => tell(say("importFailed", {reason: error.message})));
    });
  }
  document.addEventListener("keydown", ({key}) => {
    if (key !== "Escape") return;
    for (const menu of document.querySelectorAll("details.menu[open]"))
      menu.removeAttribute("open");
  });
}
