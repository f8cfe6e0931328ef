/** What an ID number says, compared with what stands beside it in the form. Pure. */
import { idNumberFaultWords, normaliseIdNumber, readIdNumber } from '../../../electron/contract/id-number.ts';
import { labelOf, sexes } from '../../../electron/contract/terms.ts';

export type Issue = { readonly path: readonly string[]; readonly message: string };
type TypedIdentity = { readonly idNumber: string | null; readonly bornOn: unknown; readonly sex: unknown };

/** The number in its one form; null for an empty field. */
export function typedIdNumber(typed: string | null | undefined): string | null {
  const plain = normaliseIdNumber(typed ?? '');
  return plain === '' ? null : plain;
}

/** Form and check digit, then birth and sex against the number; no number, no issue. */
export function identityIssues(identity: TypedIdentity): Issue[] {
  const idNumber = typedIdNumber(identity.idNumber);
  if (idNumber === null) return [];
  const reading = readIdNumber(idNumber);
  if (!reading.isValid) return [{ path: ['idNumber'], message: idNumberFaultWords[reading.fault] }];
  const issues: Issue[] = [];
  if (identity.bornOn && identity.bornOn !== reading.bornOn)
    issues.push({ path: ['bornOn'], message: `与身份证号中的出生日期 ${reading.bornOn} 不一致` });
  if (identity.sex && identity.sex !== reading.sex)
    issues.push({ path: ['sex'], message: `与身份证号不一致（身份证号表示${labelOf(sexes, reading.sex)}）` });
  return issues;
}
