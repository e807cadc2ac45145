// Says where in a file that was sent a quote stands, as a person counts.

/** Whether a draft was sent as a file, whose places are told. */
export function isFile({ notices }) {
  return notices !== undefined;
}

/** "page 2, paragraph 5" of a checked quote. */
export function placeOfQuote({ place: { part, page, paragraph } }) {
  return [part, page ? `page ${page}` : null, `paragraph ${paragraph}`].filter(Boolean).join(", ");
}
