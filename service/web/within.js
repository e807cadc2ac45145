// Finds where the words asked for stand in a longer recorded quote, so that the eye finds them too.

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;

/** `{start, end}` in code points of `text`, or null when the words do not stand there in one run. */
export function placeOf(asked, text) {
  const wanted = wordsOf(asked).map((word) => word.folded);
  const there = wordsOf(text);
  if (!wanted.length || wanted.length >= there.length) return null;
  const first = there.findIndex((_, at) => wanted.every((word, step) => there[at + step]?.folded === word));
  return first < 0 ? null : { start: there[first].start, end: there[first + wanted.length - 1].end };
}

function wordsOf(text) {
  return Array.from(text.matchAll(WORD), (found) => {
    const start = lengthOf(text.slice(0, found.index));
    return { folded: fold(found[0]), start, end: start + lengthOf(found[0]) };
  });
}

function lengthOf(text) {
  return Array.from(text).length;
}

function fold(word) {
  return word.normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("’", "'").toLowerCase();
}
