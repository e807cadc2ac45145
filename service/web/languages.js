// Says in which language a text is, and what is not read in it.

const READ = /^en(-|$)/iu;
const NAMES = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });

/** A sentence on a text whose speakers are not read; null for one in English, and where the language is not said. */
export function languageInWords(tag) {
  if (!tag || READ.test(tag)) return null;
  return `${languageName(tag)}: its quotes are found and compared, but who said them is read in English only.`;
}

function languageName(tag) {
  try {
    return `In ${NAMES.of(tag) ?? "another language"}`;
  } catch {
    return "In another language";
  }
}
