// Finds where the words of a candidate stand in a longer recorded quote, to mark them there.

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;

/** `{start, end}` in code points of `text`, or null when the words do not stand there in one run. */
export function placeOf(candidate, text) {
  const wanted = wordsOf(candidate).map((word) => word.folded);
  const there = wordsOf(text);
  if (!wanted.length || wanted.length >= there.length) return null;
  const first = there.findIndex((_, at) => wanted.every((word, step) => there[at + step]?.folded === word));
  return first < 0 ? null : { start: there[first].start, end: there[first + wanted.length - 1].end };
}

function wordsOf(text) {
  return Array.from(text.matchAll(WORD), (match) => {
    const start = lengthOf(text.slice(0, match.index));
    return { folded: fold(match[0]), start, end: start + lengthOf(match[0]) };
  });
}

function lengthOf(text) {
  return Array.from(text).length;
}

function fold(word) {
  return word.normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("’", "'").toLowerCase();
}
