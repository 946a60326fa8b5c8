export { ClaimTelling, type Known } from './extract/claim-telling';
export { dateFormNames } from './extract/cell-value';
export { ExtractError } from './extract/extract-error';
export {
  type ExtractFormat,
  extractFormats,
  type ExtractLayout,
  extractLayouts,
  fieldForms,
} from './extract/extract-layout';
export { type ExtractMapping, readExtractMapping } from './extract/extract-mapping';
export { extractDamage, type ExtractRow, extractRows } from './extract/extract-rows';
export type { ExtractClaim, ExtractReading } from './extract/row-claims';
export { writeTidyCsv, writeTidyMeta, type TidyRow } from './tidy-csv';
