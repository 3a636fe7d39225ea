// Shows one line per case, the failures with their causes, what waits, and last `N passed, N failed`.
const {Base} = require("mocha").reporters;

module.exports = class ReferenceReporter extends Base {
  constructor(runner, options) {
    super(runner, options);
    let passed = 0;
    let skipped = 0;
    const failures = [];
    runner.on("pass", (test) => {
      passed++;
      console.log(`  ok      ${test.fullTitle()} (${test.duration} ms)`);
    });
    runner.on("pending", (test) => {
      skipped++;
      console.log(`  skipped ${test.fullTitle()}`);
    });
    runner.on("fail", (test, error) => {
      failures.push({title: test.fullTitle(), error});
      console.log(`  FAILED  ${test.fullTitle()}`);
    });
    runner.once("end", () => {
      for (const {title, error} of failures) {
        const text = error.message || String(error);
        const stack = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
        console.log(`\n${title}\n${indent(text)}`);
        console.log(indent(stack.slice(0, 4).join("\n")));
      }
      const report = globalThis[Symbol.for("voxelbook.reference")];
      const lines = report === undefined ? [] : report.lines();
      if (lines.length > 0) console.log(`\n${lines.join("\n")}`);
      if (skipped > 0) console.log(`\n${skipped} skipped, named above`);
      console.log(`\n${passed} passed, ${failures.length} failed`);
    });
  }
};

/** Moves a text in by four spaces. */
function indent(text) {
  return text.replace(/^/gm, "    ");
}
