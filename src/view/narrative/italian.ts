export { ENGLISH as ITALIAN } from './english.ts'
