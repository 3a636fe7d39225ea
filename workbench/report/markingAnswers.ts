import {createHash} from "node:crypto";
import type {Language} from "../exercise/types.ts";
import type {MarksFile} from "../grader/marks.ts";
import type {GradeRecord, ManualPart, RecordWords} from "../grader/record.ts";
import {figureHtml, writtenHtml} from "./manualHtml.ts";
import {MAX_MARKDOWN} from "./markdownHtml.ts";
import type {MarkingAnswer, MarkingQuestion} from "./page/pageData.ts";
import {reportAddress, textHtml} from "./safeText.ts";
import {sayIn} from "./say.ts";
import type {ShownFigure} from "./studentFigures.ts";

/** An answer of the marking, with what was written as HTML. */
interface CollectedAnswer extends MarkingAnswer {
  readonly html: string;
}

/** The questions and answers of the marking, in their order. */
export interface MarkingParts {
  readonly questions: readonly MarkingQuestion[];
  readonly answers: readonly MarkingAnswer[];
  /** What was written, by the place of its answer; safe HTML. */
  readonly templates: readonly string[];
}

/** All answers together take no more of the page than this; what is beyond is read in the reports. */
const MAX_PAGE = 40_000_000;
/** What is shown of an answer that is too long. */
const START = 4_000;

/** Gathers, record by record, the answers that persons mark. */
export class MarkingAnswers {
  readonly #language: Language;
  readonly #questions = new Map<string, MarkingQuestion>();
  readonly #answers: CollectedAnswer[] = [];
  readonly #comments: MarksFile["comments"];
  #room = MAX_PAGE;

  constructor(language: Language, comments: MarksFile["comments"]) {
    this.#language = language;
    this.#comments = comments;
  }

  #word({en, zh}: RecordWords): string {
    return this.#language === "zh-CN" ? zh : en;
  }

  /** Takes the answers of a record that were handed in for a person. */
  async add(
    record: GradeRecord,
    showFigure: (json: string) => Promise<ShownFigure>,
  ): Promise<void> {
    if (record.status !== "graded" && record.status !== "needs_manual") return;
    for (const {id, title, manual} of record.questions) {
      if (manual === undefined || manual.answer === "") continue;
      const {assignment: exercise, student, seed} = record;
      const name = `${exercise}/${id}`;
      if (!this.#questions.has(name)) {
        this.#questions.set(name, {
          exercise,
          question: id,
          title: `${this.#word(record.title)}: ${this.#word(title)}`,
          rubric: manual.rubric.map((item) => ({...item, title: this.#word(item.title)})),
          comments: this.#comments[name] ?? [],
        });
      }
      // The seed comes of the course's secret: no other course's drafts meet these in a browser.
      const key = createHash("sha256")
        .update(JSON.stringify([seed, student, name]))
        .digest("hex");
      const question = [...this.#questions.keys()].indexOf(name);
      const html = await this.#html(manual, student, showFigure);
      const {answer_sha256: sha256, mark} = manual;
      this.#answers.push({key: key.slice(0, 24), question, student, sha256, mark, html});
    }
  }

  async #html(
    {kind, answer}: ManualPart,
    student: string,
    showFigure: (json: string) => Promise<ShownFigure>,
  ): Promise<string> {
    const html = await (kind === "figure"
      ? this.#figure(answer, student, showFigure)
      : Promise.resolve(this.#text(answer, student)));
    const short = html.length <= this.#room ? html : this.#start(answer.slice(0, 200), student);
    this.#room -= short.length;
    return short;
  }

  #text(answer: string, student: string): string {
    return answer.length > MAX_MARKDOWN
      ? this.#start(answer.slice(0, START), student)
      : writtenHtml(answer, this.#language);
  }

  /** The start of an answer with the way to the whole. */
  #start(text: string, student: string): string {
    const whole = sayIn(this.#language)("marking.whole");
    return `<pre>${textHtml(text)}…</pre><p><a href="${reportAddress(student)}">${whole}</a></p>`;
  }

  async #figure(
    json: string,
    student: string,
    showFigure: (json: string) => Promise<ShownFigure>,
  ): Promise<string> {
    const figure = await showFigure(json);
    const folder = reportAddress(student).replace(/report\.html$/, "");
    const address = figure.ok ? `${folder}${figure.file}` : "";
    return figureHtml(figure, json, this.#language, address);
  }

  /** Returns everything by question; the answers follow their hashes, so that their order tells no names. */
  parts(): MarkingParts {
    const order = (a: CollectedAnswer, b: CollectedAnswer): number =>
      a.question - b.question || (a.sha256 + a.key < b.sha256 + b.key ? -1 : 1);
    const sorted = [...this.#answers].sort(order);
    return {
      questions: [...this.#questions.values()],
      answers: sorted.map(({html: _html, ...answer}) => answer),
      templates: sorted.map(({html}) => html),
    };
  }
}
