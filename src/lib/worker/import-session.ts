import { importHouseholds } from '$lib/commands/import-households';
import type { ExistingHousehold } from '$lib/domain/import/find-duplicates';
import { correctRecognition, type ImportChoices } from '$lib/domain/import/import-choices';
import type { ImportPlan } from '$lib/domain/import/import-plan';
import { householdsToAdd, viewImport, type ImportView } from '$lib/domain/import/import-view';
import { planImport } from '$lib/domain/import/plan-import';
import { recogniseSheets } from '$lib/domain/import/recognise-sheets';
import type { Recognition } from '$lib/domain/import/recognition';
import { rowsToMend } from '$lib/domain/import/rows-to-mend';
import type { SheetGrid } from '$lib/domain/import/sheet-grid';
import { err, ok, type Result } from '$lib/domain/result';
import { peopleOf, type HouseholdRow } from '$lib/domain/household/household-row';
import { readSheets, type SheetNotice } from '$lib/sheets/read-sheets';
import type { SheetFileError } from '$lib/sheets/sheet-file-error';
import { toXlsx } from '$lib/sheets/write-xlsx';
import type { Commands, ImportArgs, ImportDone } from './api';
import type { Device } from './device';
import { tellImportProgress } from './import-progress';
import type { PersonSide } from './person-side';

/**
 * A list being imported, kept here between its steps so that the page never holds ten thousand rows. Nothing of it is
 * written down before `run`; it is gone with the worker, and with the person who opened it.
 */
class ImportSession {
	readonly #grids: SheetGrid[];
	readonly #understood: Recognition;

	constructor(grids: SheetGrid[]) {
		this.#grids = grids;
		this.#understood = recogniseSheets(grids);
	}

	plan(choices: ImportChoices): { recognition: Recognition; plan: ImportPlan } {
		const recognition = correctRecognition(this.#grids, this.#understood, choices);
		const plan = planImport(this.#grids, recognition, { thisYear: new Date().getFullYear() });
		return { recognition, plan };
	}

	look(choices: ImportChoices, village: VillageThere): { plan: ImportPlan; view: ImportView } {
		const { recognition, plan } = this.plan(choices);
		return { plan, view: viewImport(this.#grids, recognition, plan, choices, village) };
	}
}

interface VillageThere {
	title: string;
	households: readonly ExistingHousehold[];
}

/** By person, so that whoever takes the tablet next finds nobody's list. */
const sessions = new WeakMap<PersonSide, ImportSession>();

export type ImportError = { kind: 'file-closed' };

export async function openSheets(
	device: Device,
	{ fileName, bytes }: Commands['openSheets']['args']
): Promise<Result<{ notices: SheetNotice[] }, SheetFileError | ImportError>> {
	const { person } = device;
	if (!person) return err({ kind: 'file-closed' });
	const read = await readSheets(bytes, fileName);
	if (!read.ok) return read;
	sessions.set(person, new ImportSession(read.value.grids));
	return ok({ notices: read.value.notices });
}

export async function planOpened(
	device: Device,
	{ village, choices }: ImportArgs
): Promise<Result<ImportView, ImportError>> {
	const opened = await findOpened(device, village);
	return opened
		? ok(opened.session.look(choices, opened.there).view)
		: err({ kind: 'file-closed' });
}

export async function runOpened(
	device: Device,
	{ village, choices }: ImportArgs
): Promise<Commands['runImport']['answer']> {
	const opened = await findOpened(device, village);
	const side = await device.ledgerSide();
	if (!opened || !side) return err({ kind: 'file-closed', added: 0 });

	const { plan, view } = opened.session.look(choices, opened.there);
	const households = householdsToAdd(plan, choices, opened.there);
	const total = households.length;
	tellImportProgress({ done: 0, total });
	try {
		const written = await importHouseholds(side, village, households, (done) =>
			tellImportProgress({ done, total })
		);
		return written.ok ? ok(doneOf(written.value.added, view)) : written;
	} finally {
		tellImportProgress(null);
	}
}

const doneOf = (added: number, view: ImportView): ImportDone => ({
	added,
	alreadyThere: view.alreadyThere,
	left: view.left,
	rejected: view.rejected.length
});

/** The rows that could not be taken, as a workbook to mend and bring again. */
export async function sheetToMend(
	device: Device,
	{ choices, language, sheetName }: Commands['sheetToMend']['args']
): Promise<Commands['sheetToMend']['answer']> {
	const session = device.person && sessions.get(device.person);
	if (!session) return err({ kind: 'file-closed' });
	const { plan, recognition } = session.plan(choices);
	return ok({ bytes: await toXlsx(rowsToMend(plan, recognition, language), sheetName) });
}

/** The open list and what its village has by now, brought up to date first: the same file twice adds nothing. */
async function findOpened(
	device: Device,
	village: string
): Promise<{ session: ImportSession; there: VillageThere } | undefined> {
	const side = await device.ledgerSide();
	const { person } = device;
	const session = person && sessions.get(person);
	if (!side || !session) return undefined;

	await side.catchUp(village);
	const rows = await person.read.households.where({ village }).toArray();
	const title = person.session.access.databases.find(({ name }) => name === village)?.title ?? '';
	return { session, there: { title, households: rows.map(toExisting) } };
}

const toExisting = ({ id, importKey, personal }: HouseholdRow): ExistingHousehold => ({
	id,
	name: personal.name,
	...(personal.birthBand === undefined ? {} : { birthBand: personal.birthBand }),
	...(personal.phone === undefined ? {} : { phone: personal.phone }),
	...(personal.houseHint === undefined ? {} : { houseHint: personal.houseHint }),
	...(importKey === undefined ? {} : { importKey }),
	others: peopleOf(personal).slice(1)
});
