import {escapeHtml} from "../render/escapeHtml.ts";
import type {Reference} from "./bibliography.ts";

/** Splits an author field into family names. */
function familyNames(authors: string): string[] {
  return authors.split(/\s+and\s+/).map((author) => {
    const comma = author.indexOf(",");
    if (comma > 0) return author.slice(0, comma).trim();
    return author.trim().split(" ").at(-1) ?? author;
  });
}

/** Returns the short form of a reference for the running text: "Hounsfield 1973", "Zwanenburg et al. 2020". */
export function shortReference({fields, key}: Reference): string {
  const people = fields["author"] ?? fields["editor"] ?? fields["organization"] ?? key;
  const names = people.startsWith("others") ? [people] : familyNames(people);
  const who =
    names.length > 2 ? `${names[0]} et al.` : names.filter((name) => name !== "others").join(" & ");
  return fields["year"] === undefined ? who : `${who} ${fields["year"]}`;
}

/** Writes an author field with initials kept as given and the last name after "and". */
function authorList(authors: string): string {
  const people = authors.split(/\s+and\s+/);
  if (people.at(-1) === "others") return `${people.slice(0, -1).join("; ")} et al.`;
  return people.length > 6 ? `${people.slice(0, 3).join("; ")} et al.` : people.join("; ");
}

/** Returns the full form of a reference for the list at the end of a chapter, as HTML. */
export function fullReference({fields}: Reference): string {
  const parts: string[] = [];
  const people = fields["author"] ?? fields["editor"] ?? fields["organization"];
  if (people !== undefined) parts.push(escapeHtml(authorList(people)));
  if (fields["year"] !== undefined) parts.push(`(${escapeHtml(fields["year"])})`);
  if (fields["title"] !== undefined) parts.push(`<cite>${escapeHtml(fields["title"])}</cite>.`);
  const place = fields["journal"] ?? fields["booktitle"] ?? fields["publisher"];
  const volume = fields["volume"] === undefined ? "" : ` ${fields["volume"]}`;
  const number = fields["number"] === undefined ? "" : `(${fields["number"]})`;
  const pages = fields["pages"] === undefined ? "" : `, ${fields["pages"]}`;
  if (place !== undefined) parts.push(escapeHtml(`${place}${volume}${number}${pages}.`));

  // A DOI is the lasting address; a plain address comes second.
  const doi = fields["doi"]?.replace(/^https?:\/\/(dx\.)?doi\.org\//, "");
  const url = doi === undefined ? fields["url"] : `https://doi.org/${doi}`;
  if (url !== undefined) {
    const shown = doi === undefined ? url : `doi:${doi}`;
    parts.push(`<a href="${escapeHtml(url)}" rel="noreferrer">${escapeHtml(shown)}</a>`);
  }
  return parts.join(" ");
}
