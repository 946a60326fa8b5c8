const loneSurrogate = /\p{Surrogate}/u;
/**
 * What a string may hold as it stands: neither control character, quotation mark, backslash nor surrogate.
 */
const needsEscape = /[^ !#-[\]-\ud7ff\ue000-\uffff]/;

/**
 * The one JSON text of a value (RFC 8785, JSON Canonicalization Scheme): no white space, keys in the order of
 * their UTF-16 code units, numbers and strings as ECMAScript writes them. Throws a TypeError on what has no
 * such text: NaN, an infinity, a lone surrogate, `undefined`, and anything that is no JSON value.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return canonicalString(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`no JSON number: ${value}`);
      // ECMAScript's shortest spelling, with −0 as 0: what RFC 8785 §3.2.2.3 prescribes.
      return String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return value === null ? 'null' : canonicalContainer(value);
    default:
      throw new TypeError(`no JSON value: ${typeof value}`);
  }
}

function canonicalContainer(value: object): string {
  if (Array.isArray(value)) return `[${Array.from(value, (item) => canonicalJson(item)).join(',')}]`;
  const prototype: unknown = Object.getPrototypeOf(value);
  // A plain object inherits from a root, whichever realm's; a Map or a date does not.
  const plain = prototype === null || Object.getPrototypeOf(prototype) === null;
  if (!plain) throw new TypeError('no JSON value: not a plain object');
  return canonicalObject(value as Readonly<Record<string, unknown>>);
}

function canonicalObject(object: Readonly<Record<string, unknown>>): string {
  // The order of `sort` without a comparison is that of UTF-16 code units.
  const keys = Object.keys(object).sort();
  let text = '';
  for (const key of keys) {
    text += `${text === '' ? '{' : ','}${canonicalString(key)}:${canonicalJson(object[key])}`;
  }
  return text === '' ? '{}' : `${text}}`;
}

function canonicalString(text: string): string {
  if (!needsEscape.test(text)) return `"${text}"`;
  if (loneSurrogate.test(text)) throw new TypeError('no JSON string: a lone surrogate');
  return JSON.stringify(text);
}
