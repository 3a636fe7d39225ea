import assert from "node:assert/strict";
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import fc from "fast-check";
import {
  type Notebook,
  readNotebook,
  stripOutputs,
  writeNotebook,
} from "../../workbench/notebook/nbformat.ts";
import {readText, writeText} from "../../workbench/notebook/textForm.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

const code = (
  id: string,
  source: string,
  metadata: Record<string, unknown> = {},
): Notebook["cells"][number] => ({
  cell_type: "code",
  id,
  metadata,
  source,
  outputs: [],
  execution_count: null,
});
const notebookOf = (cells: Notebook["cells"], metadata: Notebook["metadata"] = {}): Notebook => ({
  nbformat: 4,
  nbformat_minor: 5,
  metadata,
  cells,
});
const thereAndBack = (notebook: Notebook): Notebook => readText(writeText(notebook), "made-up");

describe("writeText", () => {
  it("writes one markdown and one code cell as percent format, by hand", () => {
    const notebook = notebookOf(
      [
        {cell_type: "markdown", id: "title", metadata: {}, source: "# Title\n\nWords."},
        code("one", "const x = 1;\nx", {tags: ["check"]}),
      ],
      {kernelspec: {name: "tslab"}},
    );
    assert.equal(
      writeText(notebook),
      `// ---
// jupyter:
//   jupytext:
//     text_representation:
//       extension: .ts
//       format_name: percent
//       format_version: '1.3'
//   kernelspec:
//     name: tslab
// ---

// %% [markdown] id="title"
// # Title
//
// Words.

// %% id="one" tags=["check"]
const x = 1;
x
`,
    );
  });

  it("refuses metadata whose key the form needs for itself", () => {
    const notebook = notebookOf([code("one", "", {id: "other"})]);
    assert.throws(() => writeText(notebook), /cell one: metadata named id or attachments has no/);
  });
});

describe("readText", () => {
  it("reads what jupytext writes: a title, a short kind, no ids, no header", () => {
    const text = '// %% A title [md]\n// words\n\n// %% tags=["a b"] n=3\nx = {}\n';
    const {cells} = readText(text, "made-up");
    assert.deepEqual(
      cells.map(({cell_type, id, metadata, source}) => ({cell_type, id, metadata, source})),
      [
        {cell_type: "markdown", id: "cell-1", metadata: {title: "A title"}, source: "words"},
        {cell_type: "code", id: "cell-4", metadata: {tags: ["a b"], n: 3}, source: "x = {}"},
      ],
    );
  });

  it("skips the encoding that jupytext puts first", () => {
    const text = "// -*- coding: utf-8 -*-\n// ---\n// jupyter:\n//   a: 1\n// ---\n\n// %%\nμ\n";
    const {metadata, cells} = readText(text, "made-up");
    assert.deepEqual(metadata, {a: 1});
    assert.equal(cells[0].source, "μ");
  });

  const wrong: readonly (readonly [string, string, RegExp])[] = [
    ["an open header", "// ---\n// jupyter:\n", /the header that begins in line 1 must end/],
    ["a header that is no YAML", "// ---\n// a: [\n// ---\n", /the header must be YAML/],
    ["a header without jupyter", "// ---\n// a: 1\n// ---\n", /must have the key jupyter/],
    [
      "code before the first cell",
      "\nlet x;\n",
      /line 2: a cell must begin with "\/\/ %%", got le/,
    ],
    ["an unknown kind", "// %% [movie]\n", /line 1: a cell must be .*got \[movie\]/],
    ["metadata that is no JSON", "// %% tags=a\n", /line 1: tags must be JSON, got a/],
    ["a key twice", "// %% a=1 a=2\n", /the key a comes twice/],
    ["words without comment sign", "// %% [markdown]\nwords\n", /line 2: a line of text must beg/],
    ["an id twice", '// %% id="a"\n\n// %% id="a"\n', /a/],
  ];
  for (const [what, text, message] of wrong) {
    it(`refuses ${what}, with the line`, () => {
      assert.throws(() => readText(text, "made-up"), {name: "FormatError", message});
    });
  }
});

describe("the text form", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["an empty cell", ""],
    ["empty lines at both ends", "\n\nx\n\n"],
    ["a line that looks like a cell", "`\n// %%\n// %% [markdown]\n// // %% x\n`"],
    ["Windows line ends", "a\r\nb\r\n"],
    ["comments and spaces", "//\n//  \n  // x \n\t"],
    ["other scripts and line separators", "μ 漂移 🩻\u2028x"],
  ];
  for (const [what, source] of cases) {
    it(`keeps ${what} in code, markdown and raw cells`, () => {
      const notebook = notebookOf([
        code("code", source),
        {cell_type: "markdown", id: "words", metadata: {}, source},
        {cell_type: "raw", id: "raw", metadata: {}, source},
        code("last", source),
      ]);
      assert.deepEqual(thereAndBack(notebook), notebook);
    });
  }

  it("keeps attachments, odd keys, nested metadata and a later minor version", () => {
    const notebook: Notebook = {
      ...notebookOf(
        [
          {
            cell_type: "markdown",
            id: "picture",
            metadata: {"odd key": 1, 中: {z: [1, ']} "'], a: null}},
            source: "![x](attachment:x.png)",
            attachments: {"x.png": {"image/png": "aGk="}},
          },
        ],
        {
          title: "a: b # c",
          date: "2024-01-01",
          yes: "yes",
          deep: {list: [[], {}]},
          tab: "\t",
          lines: "a  \n\n b \n",
        },
      ),
      nbformat_minor: 6,
    };
    assert.deepEqual(thereAndBack(notebook), notebook);
  });

  it("loses nothing of any notebook", () => {
    const json = fc.jsonValue({maxDepth: 2, noUnicodeString: false});
    const metadata = fc.dictionary(
      fc
        .string()
        .filter((key) => !["id", "attachments", "tags", "jupytext", "__proto__"].includes(key)),
      // JSON has no negative zero.
      json.map((value) => JSON.parse(JSON.stringify(value)) as unknown),
      {maxKeys: 3, noNullPrototype: true},
    );
    const source = fc
      .array(
        fc.oneof(fc.string(), fc.constantFrom("// %%", "%%", "//", "", "// // %% a", "// ---")),
      )
      .map((lines) => lines.join("\n"));
    const kind = fc.constantFrom("code", "markdown", "raw");
    const cells = fc.array(fc.record({kind, source, metadata}), {maxLength: 4}).map((list) =>
      list.map((cell, i) => ({
        cell_type: cell.kind,
        id: `c${i}`,
        metadata: cell.metadata,
        source: cell.source,
        ...(cell.kind === "code" ? {outputs: [], execution_count: null} : {}),
      })),
    );
    fc.assert(
      fc.property(cells, metadata, (list, about) => {
        const notebook = readNotebook(
          JSON.stringify({nbformat: 4, nbformat_minor: 5, metadata: about, cells: list}),
          "made-up",
        );
        assert.equal(writeNotebook(thereAndBack(notebook)), writeNotebook(notebook));
      }),
      {seed: 2, numRuns: 60},
    );
  });

  const folders = ["notebooks", "exercises", "test/conformance"];
  for (const folder of folders) {
    for (const name of readdirSync(join(root, folder), {recursive: true, encoding: "utf8"})) {
      if (!name.endsWith(".ipynb")) continue;
      it(`loses nothing of ${folder}/${name}`, () => {
        const text = readFileSync(join(root, folder, name), "utf8");
        const notebook = stripOutputs(readNotebook(text, name));
        assert.equal(writeNotebook(thereAndBack(notebook)), writeNotebook(notebook));
      });
    }
  }
});
