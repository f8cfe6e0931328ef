import Link from '@mui/material/Link';
import type { ReactNode } from 'react';
import { countyUsers } from '../../../electron/contract/method.ts';
import { useCall } from '../../shared/client.ts';
import { useMay } from '../../shared/session.ts';

/** Brackets and widths differ from keyboard to keyboard. */
const bare = (documentNo: string): string =>
  documentNo
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll(/[[【(﹝{〔]/g, '〔')
    .replaceAll(/[\]】)﹞}〕]/g, '〕');

/** The number of a document; a link where the library has it. */
export function DocumentLink({ documentNo, place = null }: { readonly documentNo: string; readonly place?: string | null }): ReactNode {
  const mayOpen = useMay(countyUsers);
  const { data } = useCall('documents.list', {});
  const found = mayOpen ? data?.rows.find((row) => bare(row.documentNo) === bare(documentNo)) : undefined;
  const words = place === null ? documentNo : `${documentNo} ${place}`;
  if (!found) return words;
  return (
    <Link
      href={`#/documents/${found.documentId}${place === null ? '' : `?clause=${encodeURIComponent(place)}`}`}
      title={found.title}
      onClick={(event) => event.stopPropagation()}
    >
      {words}
    </Link>
  );
}
