/** The table of townships or villages: all that fit, of more the largest. */
import type { Situation, SituationPlace } from '../../../../electron/contract/situation.ts';
import type { Drawing } from '../../../documents/pdf/drawing.ts';
import { percentText } from '../../indicators/rules-rate.ts';
import { drawCells, page } from './cells.ts';

type PlaceColumn = { readonly title: string; readonly width: number; readonly of: (place: SituationPlace) => string | number };

const rateText = (part: number, all: number): string => percentText(part, all, 1) ?? '—';

function placeColumns(isTown: boolean): readonly PlaceColumn[] {
  const people: readonly PlaceColumn[] = [
    { title: isTown ? '村（居）' : '乡镇（街道）', width: isTown ? 46 : 30, of: ({ name }) => name },
    { title: '在册', width: 13, of: ({ people: all }) => all },
    { title: '集中', width: 13, of: ({ centralised }) => centralised },
    { title: '分散', width: 13, of: ({ scattered }) => scattered },
    { title: '不能自理', width: 14, of: ({ dependent }) => dependent },
    { title: '其中集中', width: 14, of: ({ dependentCentralised }) => dependentCentralised },
    { title: '集中率', width: 15, of: ({ dependent, dependentCentralised }) => rateText(dependentCentralised, dependent) },
    { title: '愿进未进', width: 14, of: ({ waiting }) => waiting },
  ];
  if (isTown) return people;
  return [
    ...people,
    { title: '敬老院', width: 12, of: ({ homes }) => homes },
    { title: '床位', width: 12, of: ({ beds }) => beds },
    { title: '入住', width: 12, of: ({ occupied }) => occupied },
    { title: '幸福院', width: 12, of: ({ happinessHomes }) => happinessHomes },
    { title: '滞后项目', width: 14, of: ({ lateProjects }) => lateProjects },
  ];
}

function sumOf(places: readonly SituationPlace[], name: string): SituationPlace {
  const sum = (key: keyof SituationPlace): number => places.reduce((total, place) => total + Number(place[key]), 0);
  return {
    code: '',
    name,
    people: sum('people'),
    centralised: sum('centralised'),
    scattered: sum('scattered'),
    dependent: sum('dependent'),
    dependentCentralised: sum('dependentCentralised'),
    rate: '',
    waiting: sum('waiting'),
    homes: sum('homes'),
    beds: sum('beds'),
    occupied: sum('occupied'),
    happinessHomes: sum('happinessHomes'),
    lateProjects: sum('lateProjects'),
  };
}

/** Rows that fit; of more the largest, the others in one line. */
function fitting(places: readonly SituationPlace[], most: number, isTown: boolean): readonly SituationPlace[] {
  const listed = isTown ? places.filter(({ people }) => people > 0) : places;
  if (listed.length <= most) return listed;
  const bySize = listed.toSorted((one, other) => other.people - one.people);
  const kept = new Set(bySize.slice(0, most - 1));
  const rest = bySize.slice(most - 1);
  return [...listed.filter((place) => kept.has(place)), sumOf(rest, `其余${rest.length}个${isTown ? '村（居）' : '乡镇'}`)];
}

const least = 4;

export function drawPlaces(drawing: Drawing, { places, townCode }: Situation, from: number, until: number): void {
  const isTown = townCode !== null;
  const columns = placeColumns(isTown);
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  const scale = (page.right - page.left) / all;
  const head = 7;
  const rows = fitting(places, Math.floor((until - from - head) / least) - 1, isTown);
  const height = Math.min(6, (until - from - head) / (rows.length + 1));
  drawCells(
    drawing,
    from,
    head,
    columns.map(({ title, width }) => ({ words: title, width: width * scale, isHead: true })),
    8.5,
  );
  [...rows, sumOf(rows, '合计')].forEach((place, index) => {
    const isSum = index === rows.length;
    drawCells(
      drawing,
      from + head + index * height,
      height,
      columns.map(({ width, of }, column) => ({
        words: String(of(place)),
        width: width * scale,
        isHead: isSum,
        alignment: column > 0 ? ('right' as const) : isSum ? ('centre' as const) : ('left' as const),
        lines: 1,
      })),
      Math.min(8.5, height * 1.75),
    );
  });
}
