// Reads a draft's file in the browser: as UTF-8, as UTF-16 by its byte order mark, else as Windows-1252. Documents are
// left to the service.

const DOCUMENT = /\.(docx?|odt|rtf|pdf)$/i;
const NO_TEXT = /\.(docx?|odt|rtf|pdf|pages|png|jpe?g|zip)$/i;
const WITH_COMMENTS = /\.(docx|odt)$/i;

/** What a field for a draft's file takes. */
export const DRAFT_TYPES = ".txt,.md,.markdown,.html,.htm,.docx,.doc,.odt,.rtf,.pdf,text/plain,text/html";

/** What a file that holds no text is refused with; the message says what to do. */
export class NotText extends Error {}

/** `{text, isPage}` of a file; `isPage` tells an HTML page. Raises NotText. */
export async function readDraft(file) {
  const text = decoded(new Uint8Array(await file.arrayBuffer()));
  if (NO_TEXT.test(file.name) || text.includes("\0")) {
    throw new NotText(`${file.name} is not a text. Choose it saved as plain text or as HTML, or paste its words.`);
  }
  return { text, isPage: /\.x?html?$/i.test(file.name) || isPage(text) };
}

/** Whether a file is a document, which the service reads as it is. */
export function isDocument(file) {
  return DOCUMENT.test(file.name);
}

/** The format in which the service gives a document back with comments, such as "docx"; null where it does not. */
export function formatWithComments(file) {
  return WITH_COMMENTS.exec(file.name)?.[1].toLowerCase() ?? null;
}

/** Hand `content` to the reader as a file to be kept. */
export function keepAsFile(content, name) {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // the browser may still be reading it
}

/** Whether a text is HTML, by what it begins with or by the tags of paragraphs. */
export function isPage(text) {
  return /^\s*(<!doctype html|<html)|<(p|div|article|blockquote)(\s[^>]*)?>[^]*<\/\2>/i.test(text);
}

function decoded(bytes) {
  const marks = { "255,254": "utf-16le", "254,255": "utf-16be" };
  try {
    return new TextDecoder(marks[bytes.slice(0, 2).join()] ?? "utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
