// Made from openapi.yaml; change that, and run `make clients`.
import { Connection, Problem, Unreachable } from "./connection.js";

export { Problem, Unreachable };

/** The operations of the service, one method each. */
export class Client extends Connection {
  /** List articles, by outlet and time of publication. */
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
  /** List quotes by the words that they hold, their speaker, an outlet that carried them, or their kind. */
  listQuotes(query = {}) {
    return this.ask("GET", `/v1/quotes`, { query });
  }
  /** A wording, every place where it stands, and the recorded wordings near it with their differences. */
  getQuote(quoteId) {
    return this.ask("GET", `/v1/quotes/${encodeURIComponent(quoteId)}`);
  }
  /** List the speakers, in the order in which they came in, by a part of a name. */
  listSpeakers(query = {}) {
    return this.ask("GET", `/v1/speakers`, { query });
  }
  /** A speaker, the names that articles use for them, and a page of their quotes, first published first. */
  getSpeaker(speakerId, query = {}) {
    return this.ask("GET", `/v1/speakers/${encodeURIComponent(speakerId)}`, { query });
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
  /** The same as a GET, which can be cached and linked to. */
  verifyQuoteByAddress(query = {}) {
    return this.ask("GET", `/v1/verify`, { query });
  }
  /** The closest recorded quotes, what exactly differs, who said them and who carried them. */
  verifyQuote(body) {
    return this.ask("POST", `/v1/verify`, { body });
  }
  /** Many at once; one bad item does not fail the rest. Each counts as one read. */
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
