/** What other features ask of rooms, beds and who lives where: the door to the queries of this one. */
export { bedById, homeStands, roomNames, staysOfPerson, staysOnBed, type Somebody, type StoredStay } from './queries-beds.ts';
export { placeSql } from './queries-registers.ts';
export { capacityOn, residenciesOf } from './queries-residency.ts';
