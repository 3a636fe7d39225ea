/** Minutes east of Greenwich that a zone has at an instant; undefined when there is no such zone. */
function zoneMinutes(zone: string, at: number): number | undefined {
  try {
    const parts = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    }).formatToParts(at);
    const field = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
    const local = Date.UTC(
      field("year"),
      field("month") - 1,
      field("day"),
      field("hour"),
      field("minute"),
      field("second"),
    );
    return Math.round((local - at) / 60_000);
  } catch {
    return undefined;
  }
}

const TIME =
  /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s*([A-Za-z][\w+/-]*|[+-]\d{2}:?\d{2})?$/;

/**
 * Reads nbgrader's timestamp.txt: `2015-02-02 15:58:23.948203 America/Los_Angeles`, a number such as `+0100` or
 * nothing for the zone, nothing meaning UTC (nbgrader/utils.py, parse_utc).
 *
 * @returns undefined when it is no time
 */
export function readTimestamp(text: string): Date | undefined {
  const match = TIME.exec(text.trim());
  if (match === null) return undefined;
  const [, day, time, zone = "UTC"] = match;
  const utc = Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}Z`);
  if (Number.isNaN(utc)) return undefined;
  const offset = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (offset !== null) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3]);
    return new Date(utc - (offset[1] === "-" ? -minutes : minutes) * 60_000);
  }
  if (/^(UTC|UCT|GMT|Z)$/i.test(zone)) return new Date(utc);
  const first = zoneMinutes(zone, utc);
  if (first === undefined) return undefined;
  // The offset at the time itself, which differs from the one above near a change of the clocks.
  const minutes = zoneMinutes(zone, utc - first * 60_000) ?? first;
  return new Date(utc - minutes * 60_000);
}
