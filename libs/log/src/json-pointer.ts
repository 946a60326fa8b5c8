/** JSON that may be changed in place: a copy that nobody else holds. */
export type MutableJson = null | boolean | number | string | MutableJson[] | { [field: string]: MutableJson };

/** Takes the field that a JSON pointer (RFC 6901) names out of a value; undefined where there is none. */
export function takeFrom(root: MutableJson, pointer: string): MutableJson | undefined {
  const place = placeOf(root, pointer);
  if (place === undefined || !Object.hasOwn(place.holder, place.field)) return undefined;
  const value = place.holder[place.field];
  delete place.holder[place.field];
  return value;
}

/** Puts a value where a JSON pointer says; false where its object is missing or has the field already. */
export function placeAt(root: MutableJson, pointer: string, value: MutableJson): boolean {
  const place = placeOf(root, pointer);
  if (place === undefined || place.field === '__proto__' || Object.hasOwn(place.holder, place.field))
    return false;
  place.holder[place.field] = value;
  return true;
}

interface Place {
  readonly holder: { [field: string]: MutableJson };
  readonly field: string;
}

/** The object that holds or could hold the field. An item of a list has no place: the rest would move. */
function placeOf(root: MutableJson, pointer: string): Place | undefined {
  const steps = pointer.split('/').slice(1).map(unescape);
  const field = steps.pop();
  let holder: MutableJson | undefined = root;
  for (const step of steps) {
    if (!isObject(holder) || !Object.hasOwn(holder, step)) return undefined;
    holder = holder[step];
  }
  return isObject(holder) && field !== undefined ? { holder, field } : undefined;
}

function unescape(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

function isObject(value: MutableJson | undefined): value is { [field: string]: MutableJson } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
