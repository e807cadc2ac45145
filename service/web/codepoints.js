// Cuts texts by code points, which the service counts; JavaScript counts UTF-16 units.

/** A text that is cut by code points. */
export class CodePoints {
  constructor(text) {
    this.points = Array.from(text);
  }

  slice(start, end) {
    return this.points.slice(start, end).join("");
  }

  get length() {
    return this.points.length;
  }
}

/**
 * `text` in pieces: what `spans` ([start, end) in code points, in order) cover is handed to the span's own `show`, the
 * rest stays text. A span that begins within the one before it is left out.
 */
export function pieces(text, spans) {
  const points = text instanceof CodePoints ? text : new CodePoints(text);
  const parts = [];
  let at = 0;
  for (const span of spans) {
    if (span.start < at) continue;
    if (span.start > at) parts.push(points.slice(at, span.start));
    parts.push(span.show(points.slice(span.start, span.end)));
    at = span.end;
  }
  if (at < points.length) parts.push(points.slice(at, points.length));
  return parts;
}
