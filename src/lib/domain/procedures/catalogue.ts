import { CERTIFICATION_PROCEDURES } from './records/certification';
import { CIVIL_STATUS_PROCEDURES } from './records/civil-status';
import { EDUCATION_PROCEDURES } from './records/education';
import { ELECTRICITY_PROCEDURES } from './records/electricity';
import { IDENTITY_PROCEDURES } from './records/identity';
import { INSURANCE_PROCEDURES } from './records/insurance';
import { INTERLINKED_PROCEDURES } from './records/interlinked';
import { LAND_PROCEDURES } from './records/land';
import { RESIDENCE_PROCEDURES } from './records/residence';
import { SEAL_PROCEDURES } from './records/seal';
import { SUPPORT_PROCEDURES } from './records/support';
import { TRAFFIC_PROCEDURES } from './records/traffic';
import { WORK_PROCEDURES } from './records/work';
import type { Procedure } from './procedure';

/** The procedures that come with the application. Only the pages of procedures load them. */
export const CATALOGUE: readonly Procedure[] = [
	...INTERLINKED_PROCEDURES,
	...CIVIL_STATUS_PROCEDURES,
	...RESIDENCE_PROCEDURES,
	...IDENTITY_PROCEDURES,
	...INSURANCE_PROCEDURES,
	...SUPPORT_PROCEDURES,
	...CERTIFICATION_PROCEDURES,
	...TRAFFIC_PROCEDURES,
	...EDUCATION_PROCEDURES,
	...WORK_PROCEDURES,
	...LAND_PROCEDURES,
	...ELECTRICITY_PROCEDURES,
	...SEAL_PROCEDURES
];

export const procedureOf = (id: string): Procedure | undefined =>
	CATALOGUE.find((procedure) => procedure.id === id);

/** Interlinked ones that do this as one of their parts. */
export const packagesWith = (id: string): readonly Procedure[] =>
	CATALOGUE.filter(({ parts }) => parts?.some(({ procedure }) => procedure === id));
