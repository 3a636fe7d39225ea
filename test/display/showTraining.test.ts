import assert from "node:assert/strict";
import {type DisplayHandle, HOST, type MimeBundle, showTraining} from "../../lib/display/index.ts";
import {timeText, trainingLine, trainingPicture} from "../../lib/display/trainingPicture.ts";
import {outcome} from "../outcome.ts";

/** Runs a body beside a notebook's host and returns what it displayed. */
async function displayed(
  body: () => Promise<void>,
): Promise<{bundle: MimeBundle; handle: DisplayHandle | undefined}[]> {
  const shown: {bundle: MimeBundle; handle: DisplayHandle | undefined}[] = [];
  const host = {
    language: "en",
    display: (bundle: MimeBundle, _metadata: unknown, handle?: DisplayHandle) =>
      void shown.push({bundle, handle}),
  };
  Object.assign(globalThis, {[HOST]: host});
  try {
    await body();
  } finally {
    Reflect.deleteProperty(globalThis, HOST);
  }
  return shown;
}

describe("showTraining", () => {
  it("shows one picture and changes it in place until the last step", async () => {
    const shown = await displayed(async () => {
      const {onStep} = showTraining({title: "a net"});
      for (let step = 0; step < 5; step++) await onStep({step, steps: 5, loss: 1 / (step + 1)});
    });
    assert.ok(shown.length >= 2);
    assert.equal(shown[0].handle?.update, false);
    for (const {handle} of shown.slice(1)) {
      assert.deepEqual(handle, {id: shown[0].handle?.id, update: true});
    }
    assert.equal(shown.at(-1)?.bundle["text/plain"], "a net: step 5 of 5, loss 0.2");
    assert.match(String(shown.at(-1)?.bundle["image/svg+xml"]), /<polyline points="64\.0,/);
  });

  it("gives two runs of one notebook two pictures", async () => {
    const shown = await displayed(async () => {
      for (const title of ["first", "second"]) {
        await showTraining({title}).onStep({step: 0, steps: 2, loss: 1});
      }
    });
    assert.deepEqual(
      shown.map(({handle}) => handle?.update),
      [false, false],
    );
    assert.notEqual(shown[0].handle?.id, shown[1].handle?.id);
  });

  it("says each tenth of the way where there is neither notebook nor terminal", async () => {
    const lines: string[] = [];
    const before = console.error;
    console.error = (line: string) => void lines.push(line);
    try {
      const {onStep} = showTraining({title: "a net"});
      for (let step = 0; step < 200; step++) await onStep({step, steps: 200, loss: 1});
    } finally {
      console.error = before;
    }
    assert.ok(lines.length >= 1 && lines.length <= 12, `${lines.length} lines`);
    assert.equal(lines.at(-1), "a net: step 200 of 200, loss 1");
  });

  it("refuses an empty title", () => {
    assert.equal(
      outcome(() => showTraining({title: " "})),
      "RangeError showTraining: title must say something, got nothing",
    );
  });
});

describe("the picture of a run", () => {
  const picture = {title: "<b>", done: 3, steps: 10, losses: [3, 2, 1], secondsLeft: 83.4};

  it("says loss and time left in words", () => {
    assert.equal(trainingLine(picture), "<b>: step 3 of 10, loss 1, 1:23 left");
    assert.deepEqual([0, 59.6, 3600, -1].map(timeText), ["0:00", "1:00", "60:00", "0:00"]);
  });

  it("fills the bar by the share of steps, draws losses on labelled axes, and lets no markup in", () => {
    const svg = trainingPicture(picture);
    assert.ok(svg.includes('width="184.8" height="10"'), "3 tenths of 616");
    assert.ok(svg.includes(">loss</text>") && svg.includes(">step</text>"));
    assert.ok(!svg.includes("<b>"));
    // Losses 3, 2, 1 at steps 0, 1, 2 of 10: top, middle and bottom of the plot.
    assert.match(svg, /points="64\.0,62\.0 126\.4,132\.0 188\.9,202\.0"/);
  });

  it("draws a flat curve of equal losses without dividing by nothing", () => {
    assert.doesNotMatch(trainingPicture({...picture, losses: [1, 1]}), /NaN|Infinity/);
  });
});
