/** Minors who grow up. A birthday stops nobody: support lasts to adulthood, and longer at school (特困人员认定办法，民发〔2021〕43号). */
import { addMonths, ageOn, monthOf, type IsoDate } from '../../../electron/contract/values.ts';
import { rows } from '../../core/sql.ts';
import { policyNumber } from '../parameters/service.ts';
import { placeCondition, type ScopedReader } from '../users/scope.ts';

export type GrowingUp = {
  /** Past the age at which they became entitled, not yet adult: still entitled. */
  readonly entitled: number;
  /** Adult, and no recent certificate of school among the attachments. */
  readonly unproven: number;
};

type Minor = { readonly bornOn: IsoDate; readonly certifiedAt: string | null };

export function growingUp(reader: ScopedReader, today: IsoDate): GrowingUp {
  const own = placeCondition(reader.scope, 'p');
  const minors = rows<Minor>(
    reader,
    `SELECT p.born_on AS bornOn, (SELECT max(a.added_at) FROM attachment a WHERE a.person_id = p.person_id AND a.kind = 'schoolCertificate'
       AND NOT EXISTS (SELECT 1 FROM attachment_withdrawal w WHERE w.attachment_id = a.attachment_id)) AS certifiedAt
     FROM person p WHERE p.status = 'active' AND p.category = 'minor'${own.sql}`,
    ...own.values,
  );
  if (minors.length === 0) return { entitled: 0, unproven: 0 };
  const [child, adult] = [policyNumber(reader, 'age.child', today), policyNumber(reader, 'age.adult', today)];
  const oldest = addMonths(monthOf(today), -policyNumber(reader, 'schoolCertificate.validMonths', today));
  const isAdult = ({ bornOn }: Minor): boolean => ageOn(bornOn, today) >= adult;
  return {
    entitled: minors.filter((minor) => !isAdult(minor) && ageOn(minor.bornOn, today) >= child).length,
    unproven: minors.filter((minor) => isAdult(minor) && (minor.certifiedAt === null || minor.certifiedAt.slice(0, 7) < oldest)).length,
  };
}
