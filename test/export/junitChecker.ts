import assert from "node:assert/strict";
import {spawnSync} from "node:child_process";
import {JSDOM} from "jsdom";
import {findProgram} from "../../workbench/grader/findProgram.ts";

/** What each element may hold, and which attributes it must have; a subset that the common schemas share. */
const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  testsuites: ["testsuite"],
  testsuite: ["testcase"],
  testcase: ["properties", "skipped", "error", "failure", "system-out", "system-err"],
  properties: ["property"],
  property: [],
  skipped: [],
  error: [],
  failure: [],
  "system-out": [],
};
const COUNTS = ["name", "tests", "failures", "errors", "skipped", "time"];
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  testsuites: COUNTS,
  testsuite: [...COUNTS, "timestamp"],
  testcase: ["name", "classname", "time"],
  property: ["name", "value"],
  skipped: ["message"],
  error: ["message", "type"],
  failure: ["message", "type"],
};

function checkElement(element: Element): void {
  const name = element.tagName;
  assert.ok(name in CHILDREN, `unknown element ${name}`);
  for (const attribute of REQUIRED[name] ?? []) {
    assert.ok(element.hasAttribute(attribute), `${name} has no ${attribute}`);
  }
  const children = [...element.children].map(({tagName}) => tagName);
  for (const child of children) assert.ok(CHILDREN[name].includes(child), `${child} in ${name}`);
  const order = children.map((child) => CHILDREN[name].indexOf(child));
  assert.deepEqual(
    order,
    order.toSorted((a, b) => a - b),
    `children of ${name}`,
  );
  if (name === "testcase") {
    const outcomes = children.filter((child) => ["skipped", "error", "failure"].includes(child));
    assert.ok(outcomes.length <= 1, `a case ended ${outcomes.join(" and ")}`);
  }
  for (const child of element.children) checkElement(child);
}

/** Counts that an element states must be those of what it holds. */
function checkCounts(element: Element): void {
  const stated = (name: string): number => Number(element.getAttribute(name));
  const held = (selector: string): number => element.querySelectorAll(selector).length;
  assert.equal(stated("tests"), held("testcase"));
  assert.equal(stated("failures"), held("testcase > failure"));
  assert.equal(stated("errors"), held("testcase > error"));
  assert.equal(stated("skipped"), held("testcase > skipped"));
  assert.match(element.getAttribute("time") ?? "", /^\d+\.\d{3}$/);
}

/** Reads JUnit XML with parsers that take no fault, and holds it to the rules of the format. */
export function readJunit(xml: string): Document {
  if (findProgram("xmllint") !== undefined) {
    const {status, stderr} = spawnSync("xmllint", ["--noout", "-"], {input: xml, encoding: "utf8"});
    assert.equal(status, 0, stderr);
  }
  const {window} = new JSDOM("");
  const document = new window.DOMParser().parseFromString(xml, "application/xml");
  assert.equal(document.querySelector("parsererror")?.textContent, undefined);
  checkElement(document.documentElement);
  for (const element of document.querySelectorAll("testsuites, testsuite")) checkCounts(element);
  for (const suite of document.querySelectorAll("testsuite")) {
    assert.match(suite.getAttribute("timestamp") ?? "", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
  }
  return document;
}
