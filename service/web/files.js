// Reads a draft's file in the browser: as UTF-8, as UTF-16 by its byte order mark, else as Windows-1252.

const NO_TEXT = /\.(docx?|odt|rtf|pdf|pages|png|jpe?g|zip)$/i;

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
