/** The published definitions that metrics follow, in words, as they stand beside an answer. */
export const workforceCensus =
  "Department for Education: methodology of the children's social work workforce census, 30 September";

/** A variant of our own on the same inputs; never to be set beside a published figure without saying so. */
export const localDefinition = 'local';

/** The return on children looked after. */
export const lookedAfterReturn =
  'Department for Education: children looked after in England, SSDA903 return, 31 March';
