import {Context} from "mocha/lib/context.js";
import {bddInterface} from "mocha/lib/interfaces/bdd.js";
import {Suite} from "mocha/lib/suite.js";

/** Makes tests: the body of an exercise's `tests(answer, rng)`. */
export type Define = () => void;

const GLOBALS = [
  "describe",
  "context",
  "it",
  "specify",
  "before",
  "after",
  "beforeEach",
  "afterEach",
  "xdescribe",
  "xcontext",
  "xit",
  "xspecify",
  "run",
] as const;

/** Refuses what would let a test pass unseen. */
function requireComplete(suite: Mocha.Suite, where: string): void {
  for (const test of suite.tests) {
    if (test.isPending() || test.fn === undefined) {
      throw new RangeError(`${where}: no test may be skipped or empty, got "${test.title}"`);
    }
  }
  for (const child of suite.suites) requireComplete(child, where);
}

/**
 * Calls `define` with mocha's describe, it and hooks in place, and returns what it defined.
 * The globals are put back before it returns, so that several suites may be collected in one program.
 *
 * @param define - defines tests synchronously
 * @param where - the file's name, for messages
 * @throws RangeError when a test is skipped, exclusive or empty
 */
export function collectTests(define: Define, where: string): Mocha.Suite {
  const root = new Suite("", new Context(), true);
  bddInterface(root);
  const own: Record<string, unknown> = {};
  const mocha = {options: {forbidOnly: true, forbidPending: true}};
  root.emit("pre-require", own, where, mocha);

  const scope = globalThis as Record<string, unknown>;
  const saved = GLOBALS.map(
    (name) => [name, Object.getOwnPropertyDescriptor(scope, name)] as const,
  );
  for (const name of GLOBALS) scope[name] = own[name];
  try {
    define();
  } finally {
    for (const [name, descriptor] of saved) {
      if (descriptor === undefined) delete scope[name];
      else Object.defineProperty(scope, name, descriptor);
    }
  }
  requireComplete(root, where);
  return root;
}
