/** Looks at a proposal from outside, whoever made it: every bed, home, sex, level and couple. What is wrong, in words for a fault report. */
import { couplesOf, fitsCare, fitsCell, mayGo, type Placement, type PlanProblem } from './problem.ts';

export function brokenConstraints(problem: PlanProblem, placements: readonly Placement[]): string[] {
  const faults: string[] = [];
  const people = new Map(problem.people.map((person) => [person.personId, person]));
  const homes = new Map(problem.homes.map((home) => [home.homeId, home]));
  const homeOf = new Map<number, number>();
  const usedBeds = new Map<string, number>();
  const usedPlaces = new Map<number, number>();
  const inRooms = new Map<string, number[]>();
  const count = <Key>(uses: Map<Key, number>, key: Key): number => {
    const used = (uses.get(key) ?? 0) + 1;
    uses.set(key, used);
    return used;
  };
  const couples = couplesOf(problem.people);
  const partner = new Map(
    couples.flatMap(([one, other]) => [[one.personId, other.personId] as const, [other.personId, one.personId] as const]),
  );

  for (const { personId, homeId, bedType, cell, coupleRoom } of placements) {
    const person = people.get(personId);
    const home = homes.get(homeId);
    if (!person || !home) {
      faults.push(`unknown person ${personId} or home ${homeId}`);
      continue;
    }
    if (homeOf.has(personId)) faults.push(`person ${personId} twice`);
    homeOf.set(personId, homeId);
    if (!mayGo(person, home)) faults.push(`person ${personId} elsewhere than approved`);
    if (count(usedPlaces, homeId) > home.places) faults.push(`home ${homeId} over its places`);
    if (cell !== null) {
      const beds = home.cells[cell];
      if (!beds || beds.bedType !== bedType || !fitsCell(person, beds)) faults.push(`person ${personId} in an unfit bed`);
      if (count(usedBeds, `${homeId} ${cell}`) > (beds?.count ?? 0)) faults.push(`home ${homeId} cell ${cell} over its beds`);
    } else if (coupleRoom !== null) {
      const rooms = home.coupleRooms[coupleRoom];
      if (!rooms || rooms.bedType !== bedType || !fitsCare(person, rooms)) faults.push(`person ${personId} in an unfit room for two`);
      const key = `${homeId} ${coupleRoom}`;
      inRooms.set(key, [...(inRooms.get(key) ?? []), personId]);
    } else faults.push(`person ${personId} without a bed`);
  }
  for (const [key, inside] of inRooms) {
    const [homeId, room] = key.split(' ').map(Number);
    const rooms = homes.get(homeId ?? -1)?.coupleRooms[room ?? -1]?.count ?? 0;
    if (inside.length > rooms * 2) faults.push(`rooms for two of home ${homeId} over their number`);
    for (const personId of inside)
      if (!inside.includes(partner.get(personId) ?? -1)) faults.push(`person ${personId} in a room for two without the partner`);
  }
  for (const [one, other] of couples)
    if (homeOf.get(one.personId) !== homeOf.get(other.personId)) faults.push(`couple ${one.personId} and ${other.personId} apart`);
  return faults;
}
