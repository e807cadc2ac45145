// Made from openapi.yaml; change that, and run `make clients`.
import { Connection, Problem, Unreachable } from "./connection.js";

export { Problem, Unreachable };

/** The operations of the service, one method each. */
export class Client extends Connection {
  /** List articles, by outlet, time of publication and kind. */
  listArticles(query = {}) {
    return this.ask("GET", `/v1/articles`, { query });
  }
  /** Store an article and index its quotes. */
  addArticle(body) {
    return this.ask("POST", `/v1/articles`, { body });
  }
  /** An article with its text and its quotes. */
  getArticle(articleId) {
    return this.ask("GET", `/v1/articles/${encodeURIComponent(articleId)}`);
  }
  /** Take an article out, and with it every quote that nobody else carries. */
  deleteArticle(articleId) {
    return this.ask("DELETE", `/v1/articles/${encodeURIComponent(articleId)}`);
  }
  /** Store many articles, one a line, and answer each with a line while the rest comes in. */
  addArticles(bodies) {
    return this.byLines("POST", "/v1/articles/bulk", bodies);
  }
  /** List quotes by the words that they hold, their speaker, an outlet that carried them, or kinds. */
  listQuotes(query = {}) {
    return this.ask("GET", `/v1/quotes`, { query });
  }
  /** Count the quotes of a search by speaker, outlet, year, kind and stance: those of the newest 20,000 places, or of so many of the speaker or the words that are asked for. */
  countQuotes(query = {}) {
    return this.ask("GET", `/v1/quotes/facets`, { query });
  }
  /** A wording, every place where it stands, and the recorded wordings near it with their differences. */
  getQuote(quoteId) {
    return this.ask("GET", `/v1/quotes/${encodeURIComponent(quoteId)}`);
  }
  /** The wordings of the utterance that a quote is of, each hung on the nearest earlier one, with what changed. */
  getLineage(quoteId) {
    return this.ask("GET", `/v1/quotes/${encodeURIComponent(quoteId)}/lineage`);
  }
  /** List the speakers, in the order in which they came in, by a part of a name. */
  listSpeakers(query = {}) {
    return this.ask("GET", `/v1/speakers`, { query });
  }
  /** A speaker, the names that articles use for them, and a page of their quotes, first published first. */
  getSpeaker(speakerId, query = {}) {
    return this.ask("GET", `/v1/speakers/${encodeURIComponent(speakerId)}`, { query });
  }
  /** Say by which name a speaker is shown, and which names are theirs. */
  editSpeaker(speakerId, body) {
    return this.ask("PATCH", `/v1/speakers/${encodeURIComponent(speakerId)}`, { body });
  }
  /** Every outlet, by name. */
  listOutlets() {
    return this.ask("GET", `/v1/outlets`);
  }
  /** Take the outlet of this name out with all its articles, and every quote that nobody else carries. */
  deleteOutletByName(query = {}) {
    return this.ask("DELETE", `/v1/outlets`, { query });
  }
  /** Take an outlet out with all its articles, and every quote that nobody else carries. */
  deleteOutlet(outletId) {
    return this.ask("DELETE", `/v1/outlets/${encodeURIComponent(outletId)}`);
  }
  /** Complete the name of a speaker or outlet: its words may be begun, in any order, with a letter or two wrong. */
  completeName(query = {}) {
    return this.ask("GET", `/v1/completions`, { query });
  }
  /** How many printed quotes of an outlet, a speaker or a span of time are word for word what was said, a part of it, altered in style, in wording or in sense, or joined; and the cases, of all or of one outcome. */
  getFidelity(query = {}) {
    return this.ask("GET", `/v1/fidelity`, { query });
  }
  /** What who asks may do besides reading: correct what is recorded, save questions. */
  getAccess() {
    return this.ask("GET", `/v1/access`);
  }
  /** One place where a quote stands, and its version, by which a correction says what it is a correction of. */
  getOccurrence(occurrenceId) {
    return this.ask("GET", `/v1/occurrences/${encodeURIComponent(occurrenceId)}`);
  }
  /** Say who said an occurrence, whether it was said, or what kind of quote it is. */
  editOccurrence(occurrenceId, body) {
    return this.ask("PATCH", `/v1/occurrences/${encodeURIComponent(occurrenceId)}`, { body });
  }
  /** Say that a speaker is another, who remains; the id of the first goes on answering, as the other. */
  mergeSpeaker(speakerId, body) {
    return this.ask("POST", `/v1/speakers/${encodeURIComponent(speakerId)}/merge`, { body });
  }
  /** Say that some occurrences or names of a speaker are another's, who becomes a speaker: `into` of the answer. */
  splitSpeaker(speakerId, body) {
    return this.ask("POST", `/v1/speakers/${encodeURIComponent(speakerId)}/split`, { body });
  }
  /** List corrections, the last first, undos among them; of an occurrence, a speaker or an article. */
  listCorrections(query = {}) {
    return this.ask("GET", `/v1/corrections`, { query });
  }
  /** One correction. */
  getCorrection(correctionId) {
    return this.ask("GET", `/v1/corrections/${encodeURIComponent(correctionId)}`);
  }
  /** Take a correction back; the undo is a correction of its own, and both stay in the history. */
  undoCorrection(correctionId, body) {
    return this.ask("POST", `/v1/corrections/${encodeURIComponent(correctionId)}/undo`, { body });
  }
  /** List the watches of the key that asks; a key with `admin` sees all. */
  listWatches(query = {}) {
    return this.ask("GET", `/v1/watches`, { query });
  }
  /** Save a question. From now on it is put to every article that comes in, by whatever way. */
  addWatch(body) {
    return this.ask("POST", `/v1/watches`, { body });
  }
  /** One watch. */
  getWatch(watchId) {
    return this.ask("GET", `/v1/watches/${encodeURIComponent(watchId)}`);
  }
  /** Change what a watch says; its events and its feed stay. */
  editWatch(watchId, body) {
    return this.ask("PATCH", `/v1/watches/${encodeURIComponent(watchId)}`, { body });
  }
  /** Delete a watch with its events; its feed answers no more. */
  deleteWatch(watchId) {
    return this.ask("DELETE", `/v1/watches/${encodeURIComponent(watchId)}`);
  }
  /** Give the feed of a watch another secret address; the one before answers no more. */
  renewFeed(watchId) {
    return this.ask("POST", `/v1/watches/${encodeURIComponent(watchId)}/feed`);
  }
  /** List what came of a watch, the last first. */
  listEvents(watchId, query = {}) {
    return this.ask("GET", `/v1/watches/${encodeURIComponent(watchId)}/events`, { query });
  }
  /** List the webhooks of the key that asks; a key with `admin` sees all. */
  listWebhooks(query = {}) {
    return this.ask("GET", `/v1/webhooks`, { query });
  }
  /** Add an address that events are sent to, signed as Standard Webhooks has it; the answer shows the secret, once. */
  addWebhook(body) {
    return this.ask("POST", `/v1/webhooks`, { body });
  }
  /** One webhook: whether it takes messages and, where it was given up, why. */
  getWebhook(webhookId) {
    return this.ask("GET", `/v1/webhooks/${encodeURIComponent(webhookId)}`);
  }
  /** Delete a webhook and its messages; watches that named it go on without. */
  deleteWebhook(webhookId) {
    return this.ask("DELETE", `/v1/webhooks/${encodeURIComponent(webhookId)}`);
  }
  /** Give a webhook another secret. For a day messages carry the signatures of both, so that none is refused. */
  rotateSecret(webhookId) {
    return this.ask("POST", `/v1/webhooks/${encodeURIComponent(webhookId)}/secret`);
  }
  /** Have a test sent to a webhook; the deliveries say what became of it. */
  testWebhook(webhookId) {
    return this.ask("POST", `/v1/webhooks/${encodeURIComponent(webhookId)}/test`);
  }
  /** Send to a webhook again that was given up, first what had failed. */
  resumeWebhook(webhookId) {
    return this.ask("POST", `/v1/webhooks/${encodeURIComponent(webhookId)}/resume`);
  }
  /** List the messages to a webhook, the last first, with what became of each attempt. */
  listDeliveries(webhookId, query = {}) {
    return this.ask("GET", `/v1/webhooks/${encodeURIComponent(webhookId)}/deliveries`, { query });
  }
  /** Send a message again, under the same id, whatever became of it. */
  resendDelivery(webhookId, deliveryId) {
    return this.ask("POST", `/v1/webhooks/${encodeURIComponent(webhookId)}/deliveries/${encodeURIComponent(deliveryId)}/resend`);
  }
  /** The same as a GET, which can be cached and linked to. */
  verifyQuoteByAddress(query = {}) {
    return this.ask("GET", `/v1/verify`, { query });
  }
  /** The closest recorded quotes, what exactly differs, who said them and who carried them. */
  verifyQuote(body) {
    return this.ask("POST", `/v1/verify`, { body });
  }
  /** Many at once; one bad item does not fail the rest. */
  verifyBatch(body) {
    return this.ask("POST", `/v1/verify/batch`, { body });
  }
  /** Every quote of a draft: the speaker that the draft gives, what is recorded, and what differs. */
  checkDraft(body) {
    return this.ask("POST", `/v1/check`, { body });
  }
  /** The process lives. */
  live() {
    return this.ask("GET", `/healthz`);
  }
  /** The service can answer; else 503 and why. */
  ready() {
    return this.ask("GET", `/readyz`);
  }
}
