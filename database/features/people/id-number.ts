/** The form of ID numbers is the contract's: what the page checks while somebody types is what imports and the backend check. */
export {
  hasKnownProvince,
  idCheckCharacter,
  isPlausibleBirth,
  normaliseIdNumber,
  readIdNumber,
  type IdNumber,
  type IdNumberFault,
} from '../../../electron/contract/id-number.ts';
