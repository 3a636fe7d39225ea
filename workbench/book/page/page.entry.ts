import {enableAnswerForm} from "./answers/answerForms.ts";
import {enableTextAnswer} from "./answers/textAnswer.ts";
import {CellRunner} from "./cellRunner.ts";
import {type CellActions, CellView} from "./cellView.ts";
import {offerInteraction} from "./charts.ts";
import {enableHints} from "./hints.ts";
import {showProgress} from "./indexProgress.ts";
import {followState} from "./liveState.ts";
import {createSay, type PageData, readPageData, type Say} from "./pageData.ts";
import {enableTools} from "./pageTools.ts";
import {followPlace} from "./place.ts";
import {enablePredictions} from "./predictions.ts";
import {readProgress, writeProgress} from "./progressStore.ts";
import {enableSliders} from "./sliders.ts";
import {enableTheme} from "./theme.ts";
import {addViewerButton} from "./viewerButton.ts";
import {countCheck, followWork} from "./workTime.ts";

/** Does something that the browser keeps; where it keeps nothing, the page says so once and goes on. */
function createKeep(say: Say): (act: () => void) => void {
  let said = false;
  return (act) => {
    try {
      act();
    } catch (error) {
      const status = document.querySelector(".page-status");
      if (said || status === null) return;
      said = true;
      status.textContent = say("storageFailed", {reason: (error as Error).message});
    }
  };
}

/** Brings the page of a chapter or exercise to life. */
function startNotebook(data: PageData, say: Say): void {
  const keep = createKeep(say);
  const follows: (() => void)[] = [];
  const saveCells = (): void => {
    const edited = [...cells, ...texts].filter((cell) => cell.source !== cell.bookSource);
    const kept = Object.fromEntries(edited.map(({id, source}) => [id, source]));
    keep(() => writeProgress(data.slug, {cells: kept, edition: data.edition}));
  };
  const actions: CellActions = {
    run: (id) => void runner.run(id),
    runAbove: (id) => void runner.runAbove(id),
    stop: () => void runner.stop(),
    edited: () => {
      saveCells();
      for (const follow of follows) follow();
    },
  };
  const sections = [...document.querySelectorAll<HTMLElement>(".code-cell")];
  const cells = sections.map((section, index) => new CellView(section, index + 1, say, actions));
  const textCells = document.querySelectorAll<HTMLElement>(".text-answer");
  const texts = [...textCells].map((section) => enableTextAnswer(section, say, saveCells));
  const place = {
    data,
    say,
    onReport: (report: {score: number; maxScore: number}) => {
      const [score, maxScore] = [report.score, report.maxScore].map(
        (points) => Math.round(points * 100) / 100,
      );
      keep(() => writeProgress(data.slug, {score: {score: score!, maxScore: maxScore!}}));
      keep(() => countCheck(data.slug));
    },
  };
  const written = (): Record<string, boolean> =>
    Object.fromEntries(
      texts.map(({id, source, bookSource}) => [id, source.trim() !== bookSource.trim()]),
    );
  const runner = new CellRunner(cells, {place, written});
  const restore = (): void => {
    const kept = readProgress(data.slug).cells ?? {};
    for (const cell of [...cells, ...texts]) {
      const source = kept[cell.id] ?? cell.bookSource;
      if (source !== cell.source) cell.setSource(source);
    }
  };

  restore();
  for (const cell of cells) {
    follows.push(enableSliders(cell, runner));
    const form = enableAnswerForm(cell, runner, say);
    if (form !== undefined) follows.push(form);
    cell.refresh();
  }
  for (const follow of follows) follow();
  for (const figure of document.querySelectorAll<HTMLElement>("figure.chart"))
    offerInteraction(figure, say);
  for (const figure of document.querySelectorAll<HTMLElement>("figure.volume"))
    addViewerButton(figure, place);
  enableHints(say);
  enablePredictions(data, say, keep);
  followPlace(data, keep);
  if (data.kind === "exercise") followWork(data.slug, keep);
  enableTools(data, say, {
    cells: [...cells, ...texts],
    runAll: () => void runner.runAll(),
    reload: restore,
  });
}

const data = readPageData();
const say = createSay(data);
enableTheme();
if (data.kind === "index") {
  showProgress(say);
  enableTools(data, say, {cells: [], runAll: () => undefined, reload: () => showProgress(say)});
} else if (data.kind !== "claims") {
  startNotebook(data, say);
}
if (data.live) followState(data, say);
