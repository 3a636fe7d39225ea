/** The hooks of mocha's Suite that its own runner reads. */
type HookName = "beforeAll" | "afterAll" | "beforeEach" | "afterEach";

interface WithHooks {
  getHooks(name: HookName): Mocha.Hook[];
}

/** Runs one of mocha's runnables with its own time limit; rejects with what it threw. */
function runOne(runnable: Mocha.Runnable): Promise<void> {
  return new Promise((resolve, reject) => {
    runnable.run((error?: unknown) => (error ? reject(error) : resolve()));
  });
}

/** Runs the hooks of a suite. */
export async function runHooks(suite: Mocha.Suite, name: HookName): Promise<void> {
  for (const hook of (suite as Mocha.Suite & WithHooks).getHooks(name)) await runOne(hook);
}

/** Runs a test between the hooks of all its suites; rejects when it or a hook fails. */
export async function runTest(test: Mocha.Test, timeoutMs: number): Promise<void> {
  const suites: Mocha.Suite[] = [];
  for (let suite = test.parent; suite !== undefined; suite = suite.parent) suites.unshift(suite);
  test.timeout(timeoutMs);
  for (const suite of suites) await runHooks(suite, "beforeEach");
  try {
    await runOne(test);
  } finally {
    for (const suite of suites.reverse()) await runHooks(suite, "afterEach");
  }
}
