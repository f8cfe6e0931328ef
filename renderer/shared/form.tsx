/** Forms: react-hook-form with the contract's schemas. */
export { Form } from './form/Form.tsx';
export { DateField, MoneyField, MonthField, NumberField, PassphraseField, SelectField, TextField } from './form/fields.tsx';
export { ChoiceField } from './form/ChoiceField.tsx';
export { SearchSelectField } from './form/SearchSelectField.tsx';
export { TownField, TownVillageField, useDivisions, type Division } from './form/DivisionFields.tsx';
export { FormGrid, FormActions, FormDialog } from './form/FormLayout.tsx';
