// Draws the places of a quote: outlet, date, the words around it, its speaker there, and a link to the words.

import { get } from "./api.js";
import { differencesOfCandidate } from "./changes.js";
import { CodePoints } from "./codepoints.js";
import { correctedNote, correctionForm } from "./corrections.js";
import { counted, el, fill, joined, link, name, outsideLink, unseen } from "./dom.js";
import { time } from "./times.js";

const CONTEXT = 32;
const UNSPOKEN = "A title, a term or a sign: nobody is said to have said it";

/** The list of places, earliest first; `total` counts those that are not in `occurrences` too. `given` holds the texts
 * that were given with the question, by id, where they stand in those; with `mayEdit` each can be corrected. */
export function places(occurrences, total, given = null, mayEdit = false) {
  const rest = total - occurrences.length;
  const note = `These are the earliest; it stands in ${counted(rest, "more place")}.`;
  return [
    el("ol", { class: "places" }, occurrences.map((occurrence) => place(occurrence, given, mayEdit))),
    rest > 0 ? el("p", { class: "quiet" }, note) : null,
  ];
}

function place(occurrence, given, mayEdit) {
  const context = el("blockquote", { class: "context", dir: "auto" }, nearby(occurrence));
  return el("li", {},
    el("p", { class: "place-head" },
      el("strong", {}, name(occurrence.article.outlet)),
      given ? null : [" · ", time(occurrence.posted_at ?? occurrence.article.published_at)]),
    titleOf(occurrence.article),
    context,
    againstSource(occurrence.against_source),
    el("p", { class: "place-foot" },
      el("span", {}, speakerHere(occurrence, given), correctedNote(occurrence)),
      outsideLink(occurrence.link, "Open the outlet’s page at these words"),
      given ? null : link(`/articles/${occurrence.article.id}#occurrence-${occurrence.id}`, "Read it here"),
      moreButton(occurrence, context, given)),
    mayEdit && !given ? correctionForm(occurrence, unseen(` In ${occurrence.article.outlet}`)) : null);
}

/** How what is printed there compares with what was said, where a primary source has that. */
function againstSource(against) {
  if (!against) return null;
  const { article, occurrence_id: id } = against.source;
  const called = article.title ? ["the ", article.kind, " “", name(article.title), "”"] : ["a ", article.kind];
  return el("p", { class: "about" },
    "Against ", link(`/articles/${article.id}#occurrence-${id}`, called), ": ",
    differencesOfCandidate(against), ".");
}

function titleOf(article) {
  return article.title ? el("p", { class: "place-title", dir: "auto" }, article.title) : null;
}

const OUTSIDE_QUOTES = "outside quotes";
const STANCES = { denied: "This article says that it was not said", doubted: "This article leaves in doubt that it was said" };

function speakerHere(occurrence, given) {
  const { speakers, speaker_mention: mention, kind, stance, about, rule } = occurrence;
  const person = ({ id, name: full }) => (given ? name(full) : link(`/speakers/${id}`, name(full)));
  if (rule === OUTSIDE_QUOTES) return "Not a quote: these words stand outside of quotation marks";
  if (Object.hasOwn(STANCES, stance)) {
    return [STANCES[stance], about ? [" by ", person(about)] : null, wordsOf(occurrence)];
  }
  if (!speakers.length && !mention) return kind === "unspoken" ? UNSPOKEN : "This article does not say who said it";
  const who = joined(speakers.map(person));
  const label = speakers.length > 1 ? "Speakers: " : "Speaker: ";
  return [label, ...(who.length ? who : ["not named"]), wordsOf(occurrence)];
}

/** The words of the article that say so. */
function wordsOf({ speaker_mention: mention, cue }) {
  const here = [mention, cue].filter(Boolean).sort((left, right) => left.start - right.start);
  const gap = here.length > 1 && here[1].start - here[0].end > 1 ? " … " : " ";
  return here.length ? [" (“", joined(here.map((piece) => name(piece.text)), gap), "”)"] : null;
}

/** The words before and after, without the halves of words at the cuts. */
function nearby({ context, text }) {
  const cutBefore = Array.from(context.prefix).length >= CONTEXT;
  const cutAfter = Array.from(context.suffix).length >= CONTEXT;
  const before = cutBefore ? context.prefix.replace(/^\S*\s/u, "…") : context.prefix;
  const after = cutAfter ? context.suffix.replace(/\s\S*$/u, "…") : context.suffix;
  return [plain(before), el("mark", {}, plain(text)), plain(after)];
}

function plain(text) {
  return text.replace(/\s+/gu, " ");
}

function moreButton(occurrence, context, given) {
  const button = el("button", { type: "button", class: "quietly" }, "Show the paragraph");
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      const { id } = occurrence.article;
      const { text } = given ? { text: given.get(id) } : await get(`/v1/articles/${id}`);
      fill(context, paragraph(text, occurrence));
      context.tabIndex = -1;
      context.focus();
      button.remove();
    } catch (failure) {
      button.disabled = false;
      button.textContent = `Could not be read (${failure.detail ?? failure.message}) Try again`;
    }
  });
  return button;
}

function paragraph(text, { start, end }) {
  const points = new CodePoints(text);
  const from = points.points.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = points.points.indexOf("\n", end);
  const to = lineEnd < 0 ? points.length : lineEnd;
  return [points.slice(from, start), el("mark", {}, points.slice(start, end)), points.slice(end, to)];
}
