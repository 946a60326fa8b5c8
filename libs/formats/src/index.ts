export { writeTidyCsv, writeTidyMeta, type TidyRow } from './tidy-csv';
