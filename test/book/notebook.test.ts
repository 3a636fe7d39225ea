import assert from "node:assert/strict";
import type {Cell, CodeCell, Notebook, Output} from "../../workbench/notebook/nbformat.ts";
import {createMarkdown} from "../../workbench/book/render/createMarkdown.ts";
import {renderNotebook} from "../../workbench/book/render/renderNotebook.ts";
import {pageContext} from "./pageContext.ts";

const code = (
  id: string,
  source: string,
  outputs: Output[] = [],
  metadata: CodeCell["metadata"] = {},
): CodeCell => ({cell_type: "code", id, source, outputs, metadata, execution_count: null});

const markdown = (id: string, source: string, tags: string[] = []): Cell => ({
  cell_type: "markdown",
  id,
  source,
  metadata: tags.length === 0 ? {} : {tags},
});

const notebook = (cells: Cell[], metadata: Record<string, unknown> = {}): Notebook => ({
  nbformat: 4,
  nbformat_minor: 5,
  metadata,
  cells,
});

function render(cells: Cell[], metadata: Record<string, unknown> = {}) {
  const context = pageContext();
  const tools = {markdown: createMarkdown(), charts: new Map()};
  return {html: renderNotebook(notebook(cells, metadata), context, tools), context};
}

describe("a notebook's page", () => {
  it("keeps code and outputs together, and joins pieces of one stream", () => {
    const stream = (text: string): Output => ({output_type: "stream", name: "stdout", text});
    const {html} = render([code("a", 'console.log("<b>")', [stream("1 "), stream("<2>\n")])]);
    assert.match(html, /id="cell-a" data-cell="a"/);
    assert.match(html, /<pre class="stream stdout" tabindex="0">1 &lt;2&gt;<\/pre>/);
    assert.match(html, /&lt;b&gt;/);
  });

  it("shows an error with its name, message and the learner's line, without terminal colours", () => {
    const {html} = render([
      code("a", "boom()", [
        {
          output_type: "error",
          ename: "RangeError",
          evalue: "x must be > 0",
          traceback: ["\u001b[31mRangeError\u001b[0m: x must be > 0\n  1 | boom()"],
        },
      ]),
    ]);
    assert.match(html, /RangeError: x must be &gt; 0/);
    assert.match(html, /1 \| boom\(\)/);
    assert.ok(!html.includes("\u001b"));
  });

  it("prefers the richest form of a display, with caption and text alternative", () => {
    const {html} = render([
      code("a", "show()", [
        {
          output_type: "display_data",
          data: {"image/svg+xml": '<svg width="700" height="10"></svg>', "text/plain": "a figure"},
          metadata: {voxelbook: {caption: "With $x$", alt: 'A "line"'}},
        },
      ]),
    ]);
    assert.match(html, /role="img" aria-label="A &quot;line&quot;" style="--natural: 700px"/);
    assert.match(html, /<figcaption>With <span class="katex">/);
    assert.ok(!html.includes("a figure"));
  });

  it("takes scripts out of HTML, and large pictures into files", () => {
    const png = Buffer.alloc(3000, 7).toString("base64");
    const {html, context} = render([
      code("a", "t()", [
        {
          output_type: "display_data",
          data: {"text/html": "<table></table><script>x</script>"},
          metadata: {},
        },
        {output_type: "display_data", data: {"image/png": png}, metadata: {}},
      ]),
    ]);
    assert.match(html, /<div class="table-box" tabindex="0"><table>/);
    assert.ok(!html.includes("<script>x"));
    const [name] = [...context.pictures.keys()];
    assert.ok(html.includes(`../assets/figures/${name}`));
    assert.equal(context.pictures.get(name ?? "")?.length, 3000);
  });

  it("makes a file of a drawing that holds a large picture, fetched when a reader comes near", () => {
    const svg = (png: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="700" height="399.5"><image href="data:image/png;base64,${png}"/></svg>`;
    const drawn = (png: string) =>
      render([
        code("a", "show()", [
          {output_type: "display_data", data: {"image/svg+xml": svg(png)}, metadata: {}},
        ]),
      ]);
    const {html, context} = drawn("A".repeat(4000));
    const [[name, bytes]] = [...context.pictures];
    assert.match(name, /^[0-9a-f]{20}\.svg$/);
    assert.equal(new TextDecoder().decode(bytes), svg("A".repeat(4000)));
    assert.match(html, /--natural: 700px/);
    assert.ok(
      html.includes(
        `<img src="../assets/figures/${name}" width="700" height="399.5" loading="lazy"`,
      ),
    );
    assert.match(drawn("AAAA").html, /<svg [^>]*><image href="data:/);
  });

  it("folds hidden input, hints and outputs that are to be predicted", () => {
    const {html} = render([
      code("a", "draw()", [], {tags: ["hide-input"]}),
      markdown("h", "Look at the sign.", ["hint"]),
      code("b", "1 + 1", [], {voxelbook: {predict: "What is $1 + 1$?"}}),
    ]);
    assert.match(html, /<details class="input-fold"><summary>Show the code/);
    assert.match(html, /<details class="hint" id="cell-h" data-hint="1"><summary>Hint 1/);
    assert.match(html, /<details class="predict"><summary><span class="predict-question">What is/);
  });

  it("gives a figure the caption of a translation, and takes the code's own where there is none", () => {
    const output = {
      output_type: "display_data" as const,
      data: {"image/svg+xml": "<svg></svg>", "text/plain": "figure"},
      metadata: {voxelbook: {caption: "A slice", alt: "Grey"}},
    };
    const metadata = {voxelbook: {caption: "一个层面", alt: "灰色"}};
    const own = render([code("a", "show()", [output])]).html;
    assert.match(own, /aria-label="Grey".*<figcaption>A slice</s);
    const translated = render([code("a", "show()", [output], metadata)]).html;
    assert.match(translated, /data-caption="一个层面" data-alt="灰色"/);
    assert.match(translated, /aria-label="灰色".*<figcaption>一个层面</s);
  });

  it("says what is special about a cell", () => {
    const {html} = render([
      code("a", "assert()", [], {tags: ["check"], voxelbook: {claims: ["A3.4"]}}),
      code("b", "fail()", [], {tags: ["raises-exception"]}),
      code("c", "node()", [], {tags: ["browser-skip"], voxelbook: {browserSkip: "needs files"}}),
    ]);
    assert.match(
      html,
      /Checked whenever this book is built: <a href="[./]+claims\/index\.html#claim-A3-4">A3\.4</,
    );
    assert.match(html, /This cell fails on purpose/);
    assert.match(html, /Not run in the page: needs files/);
  });

  it("draws a slider at the value that the cell has", () => {
    const controls = {epsilon: {min: -0.05, max: 0.05, step: 0.001, label: "drift"}};
    const {html} = render([code("a", "const epsilon = 0.005;", [], {voxelbook: {controls}})]);
    assert.match(html, /<label for="control-a-epsilon">drift, epsilon =<\/label>/);
    assert.match(html, /min="-0.05" max="0.05" step="0.001" value="0.005"/);
  });

  it("names a slider without its constant as a problem, and renders the other cells", () => {
    const controls = {epsilon: {min: 0, max: 1, step: 0.1, label: "drift"}};
    const {html, context} = render([
      code("a", "const other = 1;", [], {voxelbook: {controls}}),
      markdown("b", "Still here."),
    ]);
    assert.match(context.problems[0] ?? "", /cell a: controls .* epsilon must be a top-level/);
    assert.match(html, /Still here/);
  });

  it("lists what is cited, below the chapter's own heading where it has one", () => {
    const own = render([markdown("a", "As [@noether1918].\n\n## References\n\nAll of them.")]).html;
    assert.equal(own.match(/<h2/g)?.length, 1);
    assert.match(own, /<li id="ref-noether1918">Noether, Emmy \(1918\)/);
    const none = render([markdown("a", "As [@noether1918].")]).html;
    assert.match(none, /<h2 id="references">References<\/h2>/);
  });

  it("records formulas and references that a reader would stumble over", () => {
    const {context} = render([markdown("a", "$\\frac{1}$ and [@nobody] and @eq:nothing")]);
    assert.equal(context.problems.length, 3);
    assert.match(context.problems.join("\n"), /formula \\frac\{1\}[\s\S]*nobody[\s\S]*eq:nothing/);
  });

  it("marks the cells that hold answers", () => {
    const {html} = render([code("bias", "function f() {}")], {
      voxelbook: {answers: [{id: "bias"}]},
    });
    assert.match(html, /class="cell code-cell answer-cell"/);
    assert.match(html, /Your answer, cell 1/);
  });
});
