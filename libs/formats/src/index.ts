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
export { returnEvents, type ReturnEventsOptions, type ReturnItem } from './ssda903/return-events';
export { returnSource, type ReturnEvent } from './ssda903/return-claim';
export { isRecode, placementFrom } from './ssda903/code-sets';
export { barePostcode } from './ssda903/episode';
export { columnAt } from './ssda903/event-columns';
export { careKinds, episodeRows, episodesOfYear } from './ssda903/episode-rows';
export { episodeLines, episodesHeading, writeEpisodes } from './ssda903/episodes-csv';
export { ReturnReading } from './ssda903/return-reading';
export { surveyReturn, type ReturnSurvey } from './ssda903/return-survey';
export { returnYearEnding, returnYearOf, type ReturnYear } from './ssda903/return-year';
export type { ColumnNote, EpisodeRow, ReturnDays, ReturnTable } from './ssda903/return-row';
export { ReturnDamage } from './ssda903/text-lines';
export { isMarkedUtf16 } from './text-opening';
