import assert from "node:assert/strict";
import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {checkInNotebook} from "../../workbench/exercise/checkInNotebook.ts";
import {ID, writeExercise} from "../exercise/madeExercise.ts";
import {templateExercise} from "../exercise/templateExercise.ts";

describe("checkInNotebook", function () {
  this.timeout(60_000);
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "voxelbook-check-"));
    await writeExercise(folder);
  });
  after(() => rm(folder, {recursive: true, force: true}));

  it("judges the latest cell that declares each answer, in the notebook's language", async () => {
    const history = [
      "function double(x: number): number { return x; }",
      "const elsewhere = 1;",
      "function double(x: number): number { return 2 * x; }",
      'const width = "25 mm";',
    ];
    const {report, bundle} = await checkInNotebook({
      exercise: ID,
      history,
      rootDir: folder,
      language: "zh-CN",
    });
    assert.deepEqual(
      report.questions.map(({tests}) => tests.map(({status}) => status)),
      [["pass"], ["pass"], ["not_run"]],
    );
    // The hidden test has half of the weight of the first answer's 4 points.
    assert.equal(report.maxScore, 2 + 3 + 3);
    assert.equal(report.score, 2 + 3);
    assert.match(report.questions[2].tests[0].message, /没有/);
    assert.deepEqual(Object.keys(bundle).sort(), [
      "application/vnd.voxelbook.check+json",
      "text/html",
      "text/plain",
    ]);
  });

  it("shows where a mask differs, and what a person gives points for", async () => {
    const own = await mkdtemp(join(tmpdir(), "voxelbook-check-"));
    try {
      const exercise = await templateExercise(own, ["mask", "text", "figure"]);
      const {report, bundle} = await checkInNotebook({
        exercise: exercise.id,
        history: ['const disk = "rle 16x16: 120 16 120";', "const figure = {data: [1]};"],
        rootDir: own,
        language: "en",
      });
      const [mask, text, figure] = report.questions;
      assert.deepEqual(mask.tests[0].picture?.shape, [16, 16]);
      // What was written into Markdown is not seen in a running notebook; a figure is.
      assert.deepEqual([text.manual?.state, text.tests], ["unknown", []]);
      assert.deepEqual([figure.manual?.state, figure.tests[0].status], ["answered", "error"]);
      assert.match(figure.tests[0].message, /A figure must have a list data/);
      assert.match(String(bundle["text/html"]), /<img [^>]*src="data:image\/png;base64,/);
      assert.match(String(bundle["text/plain"]), /- names the cause and how it acts \(2\)/);
    } finally {
      await rm(own, {recursive: true, force: true});
    }
  });

  it("says which exercises there are when it is not one of them", async () => {
    const request = {
      exercise: "00-small/none",
      history: [],
      rootDir: folder,
      language: "en",
    } as const;
    await assert.rejects(
      checkInNotebook(request),
      /exercises\/00-small\/none: must have exercise\.ipynb, found none/,
    );
  });
});
