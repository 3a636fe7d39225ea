import {CommentView} from "./commentView.ts";
import {type Draft, shownMark, stateOf} from "./draft.ts";
import {pressKey} from "./markingKeys.ts";
import {startFiles} from "./markingFiles.ts";
import {questionName} from "./marksExchange.ts";
import type {MarkStore} from "./markStore.ts";
import {showNotices} from "./notices.ts";
import type {MarkingAnswer, MarkingQuestion, OverviewData} from "./pageData.ts";
import {part, type SayText} from "./part.ts";
import {visibleText} from "../visibleText.ts";
import {RubricView, totalText} from "./rubricView.ts";

/** Answers one after the other, question by question, with what was given for each. */
class Marking {
  readonly #data: OverviewData;
  readonly #store: MarkStore;
  readonly #say: SayText;
  readonly #rubric: RubricView;
  readonly #comment: CommentView;
  #question = 0;
  #at = 0;

  constructor(data: OverviewData, store: MarkStore, say: SayText) {
    this.#data = data;
    this.#store = store;
    this.#say = say;
    this.#rubric = new RubricView(part("rubric"), {
      say,
      onPoints: (id, points) => this.#give(id, points),
    });
    this.#comment = new CommentView(
      {field: part("comment"), keep: part("keep"), list: part("saved")},
      store,
      {removeLabel: say("client.remove"), onComment: (comment) => this.#change({comment})},
    );
    this.#listen();
  }

  get #answers(): readonly MarkingAnswer[] {
    return this.#data.answers.filter(({question}) => question === this.#question);
  }

  get #current(): MarkingAnswer {
    return this.#answers[this.#at];
  }

  #questionOf(answer: MarkingAnswer): MarkingQuestion {
    return this.#data.questions[answer.question];
  }

  #stateOf(answer: MarkingAnswer): ReturnType<typeof stateOf> {
    return stateOf(answer, this.#questionOf(answer), this.#store.draft(answer.key));
  }

  #listen(): void {
    const select = part<HTMLSelectElement>("question");
    select.addEventListener("change", () => this.open(Number(select.value)));
    part("prev").addEventListener("click", () => this.#go(-1));
    part("next").addEventListener("click", () => this.#go(1));
    part("open").addEventListener("click", () => this.#goOpen());
    part("clear").addEventListener("click", () => this.#clear());
    part("names").addEventListener("change", () => this.#showName());
    document.addEventListener("keydown", (event) => {
      if (!document.body.classList.contains("marking")) return;
      const used = pressKey(event, {
        give: (points) => this.#rubric.give(points),
        move: (step) => this.#rubric.move(step),
        go: (step) => this.#go(step),
        goOpen: () => this.#goOpen(),
        comment: () => part("comment").focus(),
        leave: () => part("title").focus(),
      });
      if (used) event.preventDefault();
    });
  }

  /** Changes the draft of the answer that is shown; it is kept at once. */
  #change(change: Partial<Pick<Draft, "points" | "comment">>): void {
    const answer = this.#current;
    const {points, comment} = shownMark(answer, this.#store.draft(answer.key));
    this.#store.keep(answer.key, {
      points,
      comment,
      ...change,
      marked_at: new Date().toISOString(),
      answer_sha256: answer.sha256,
    });
    this.#update();
  }

  #give(id: string, points: number | undefined): void {
    const shown = shownMark(this.#current, this.#store.draft(this.#current.key)).points;
    const {[id]: _before, ...others} = shown;
    this.#change({points: points === undefined ? others : {...others, [id]: points}});
  }

  #clear(): void {
    this.#store.drop(this.#current.key);
    this.#show();
  }

  #go(step: number): void {
    this.#at = Math.min(this.#answers.length - 1, Math.max(0, this.#at + step));
    this.#show();
  }

  /** Goes to the next answer that waits: of this question, else of another. */
  #goOpen(): void {
    const {answers} = this.#data;
    const from = answers.indexOf(this.#current);
    const order = [...answers.slice(from + 1), ...answers.slice(0, from + 1)];
    const next = order.find((answer) => this.#stateOf(answer) !== "marked");
    if (next !== undefined && next !== this.#current) {
      this.#question = next.question;
      this.#at = this.#answers.indexOf(next);
    }
    this.#show();
  }

  /** Shows the first answer of a question that waits, else its first. */
  open(question: number): void {
    this.#question = question;
    const first = this.#answers.findIndex((answer) => this.#stateOf(answer) !== "marked");
    this.#at = Math.max(0, first);
    this.#show();
  }

  /** Shows everything anew, as after a file was read. */
  refresh(): void {
    this.#show();
  }

  #show(): void {
    const answer = this.#current;
    const question = this.#questionOf(answer);
    const place = this.#data.answers.indexOf(answer);
    const template = document.querySelector<HTMLTemplateElement>(`#answer-${place}`);
    part("answer").replaceChildren(template!.content.cloneNode(true));
    const count = this.#answers.length;
    part("title").textContent = this.#say("client.answerOf", {at: this.#at + 1, count});
    const {points, comment} = shownMark(answer, this.#store.draft(answer.key));
    this.#rubric.show(question, points);
    this.#comment.show(question, comment);
    this.#showName();
    this.#update();
    part("title").focus({preventScroll: true});
    part("title").scrollIntoView({block: "nearest"});
  }

  #showName(): void {
    part("student").hidden = !part<HTMLInputElement>("names").checked;
    part<HTMLAnchorElement>("report").textContent = visibleText(this.#current.student);
    const address = `${encodeURIComponent(this.#current.student)}/report.html`;
    part<HTMLAnchorElement>("report").href = address;
  }

  /** Brings points, notices, choice of question and progress up to date. */
  #update(): void {
    const answer = this.#current;
    const question = this.#questionOf(answer);
    const draft = this.#store.draft(answer.key);
    const {points} = shownMark(answer, draft);
    this.#rubric.update(points);
    part("total").textContent = totalText(question, points);
    showNotices(part("notices"), {answer, question, draft, say: this.#say}, (mark) => {
      this.#store.keep(answer.key, {...mark, answer_sha256: answer.sha256});
      this.#show();
    });
    part("unkept").hidden = this.#store.keeps;
    this.#showProgress();
  }

  #showProgress(): void {
    const states = this.#data.answers.map((answer) => this.#stateOf(answer));
    const done = (question: number | undefined): [number, number] => {
      const own = states.filter(
        (_, i) => question === undefined || this.#data.answers[i].question === question,
      );
      return [own.filter((state) => state === "marked").length, own.length];
    };
    const options = this.#data.questions.map((question, i) => {
      const [marked, count] = done(i);
      const option = document.createElement("option");
      option.value = String(i);
      option.textContent = `${question.title} (${marked} / ${count})`;
      option.selected = i === this.#question;
      return option;
    });
    part("question").replaceChildren(...options);
    const [marked, count] = done(undefined);
    part("progress-text").textContent = this.#say("client.progress", {marked, count});
    Object.assign(part<HTMLProgressElement>("progress"), {value: marked, max: count});
  }
}

/** Forgets drafts that have become marks of the page, and takes over its comments. */
function tidyStore({questions, answers}: OverviewData, store: MarkStore): void {
  for (const {key, mark, sha256} of answers) {
    const draft = store.draft(key);
    const taken = draft !== null && mark !== null && draft.answer_sha256 === sha256;
    if (taken && draft.marked_at === mark.marked_at) store.drop(key);
  }
  for (const question of questions) {
    const name = questionName(question);
    const kept = store.comments(name);
    const more = question.comments.filter((text) => !kept.includes(text));
    if (more.length > 0) store.keepComments(name, [...kept, ...more]);
  }
}

/** Makes the marking work, where there are answers that a person marks. */
export function startMarking(data: OverviewData, store: MarkStore, say: SayText): void {
  if (data.answers.length === 0) return;
  tidyStore(data, store);
  part("noscript").hidden = true;
  part("start").hidden = false;
  const marking = new Marking(data, store, say);
  startFiles(data, store, say, () => marking.refresh());
  const follow = (): void => {
    const open = location.hash === "#marking";
    const was = document.body.classList.contains("marking");
    document.body.classList.toggle("marking", open);
    part("area").hidden = !open;
    if (open && !was) {
      const first = data.answers.find(
        (answer) =>
          stateOf(answer, data.questions[answer.question], store.draft(answer.key)) !== "marked",
      );
      marking.open(first?.question ?? 0);
    }
  };
  window.addEventListener("hashchange", follow);
  follow();
}
