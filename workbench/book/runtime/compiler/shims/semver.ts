/** Returns the first number of a version such as "v20.19.0"; all that tslab asks of semver. */
export const major = (version: string): number => Number(/^v?(\d+)/.exec(version)?.[1]);
