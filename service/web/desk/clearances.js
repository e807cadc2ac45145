// Keeps which quotes an editor has cleared, in this browser alone, and writes them as the file that `check --cleared` takes.

const KEPT = "quoteverify.cleared";
const EDITOR = "quoteverify.editor";
const MOST = 500; // the newest

/** What a quote is known by: its words, its paragraph, who is said to have said it, and its trouble. A quote of which
 * any of these changes is looked at again; what else changes in the draft, or that it is the same once more, is not. */
export function keyOf({ text, speaker, trouble }, paragraph) {
  return fingerprint(JSON.stringify([text, paragraph, speaker?.name ?? null, trouble]));
}

/** The clearance `{by, why, until}` that holds today; null where there is none. */
export function clearanceOf(key) {
  const kept = read().find(([other]) => other === key)?.[1];
  const today = new Date().toISOString().slice(0, 10);
  return kept && !(kept.until && kept.until < today) ? kept : null;
}

/** Keep a clearance, or take it back with null. */
export function keepClearance(key, clearance) {
  const others = read().filter(([other]) => other !== key);
  write(KEPT, JSON.stringify([...others, ...(clearance ? [[key, clearance]] : [])].slice(-MOST)));
  if (clearance) write(EDITOR, clearance.by);
}

/** Who cleared something here last. */
export function lastEditor() {
  return memory.get(EDITOR) ?? localStore()?.getItem(EDITOR) ?? "";
}

/** `{quote, by, why, until}` of each quote as TOML. */
export function clearanceFile(entries) {
  return entries.map(({ quote, by, why, until }) => [
    "[[cleared]]",
    `quote = ${inToml(quote)}`, `by = ${inToml(by)}`, `why = ${inToml(why)}`,
    ...(until ? [`until = ${until}`] : []),
  ].join("\n")).join("\n\n") + "\n";
}

/** A string of TOML, which escapes as JSON does, besides DEL and halves of a character. */
function inToml(text) {
  return JSON.stringify(text.replace(/\p{Surrogate}/gu, "\u{FFFD}")).replaceAll("\u007f", "\\u007F");
}

// Where the browser keeps nothing, clearances hold until the page goes.
const memory = new Map();

function localStore() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

function read() {
  try {
    const kept = JSON.parse(memory.get(KEPT) ?? localStore()?.getItem(KEPT) ?? "[]");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

function write(name, value) {
  try {
    localStore().setItem(name, value);
    memory.delete(name);
  } catch {
    memory.set(name, value);
  }
}

/** 128 bits that tell texts apart: FNV-1a of their UTF-8 (RFC 9923). `crypto.subtle` is missing on plain HTTP. */
function fingerprint(text) {
  let hash = 0x6c62272e07bb014262b821756295c58dn;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(128, (hash ^ BigInt(byte)) * 0x1000000000000000000013bn);
  return hash.toString(36);
}
