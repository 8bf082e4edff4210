import fc from 'fast-check';
import { action, pick, whose } from '../action';

/** A changed application asks for a village that is not its person's, and hands in what another is said to have written. */
export const tryOthersDoor = action({
	weight: 2,
	args: fc.record({ whose, village: fc.nat(1), entry: fc.nat(40) }),
	async run(commune, { whose, village: number, entry }) {
		const { hall, rights, saved } = commune;
		const { person, phone, link } = commune.device(whose);
		const village = pick(commune.villages, number);
		if (!hall.isOpen || village === undefined) return false;

		const address = `${hall.server.url}/db/${village}`;
		const headers = {
			authorization: `Bearer ${phone.token}`,
			'content-type': 'application/json'
		};
		const openness = rights.openness(person, village);
		if (openness !== 'open')
			for (const path of ['_all_docs?include_docs=true', '_changes?include_docs=true']) {
				const { status } = await link.good(`${address}/${path}`, { headers });
				if (status !== 403 && status !== 401)
					throw new Error(`${person} read ${path} of a village that is ${openness}: ${status}`);
			}

		const others = saved.all.filter((one) => one.village === village && one.person !== person);
		const another = pick(others, entry);
		if (!another) return openness !== 'open';
		const [kind, subject, at] = another.id.split(':');
		const device = '0000000000';
		const doc = { ...another.entry, _id: `${kind}:${subject}:${at}:${device}`, device };
		const answer = await link.good(`${address}/_bulk_docs`, {
			method: 'POST',
			headers,
			body: JSON.stringify({ docs: [doc] })
		});
		const rows = answer.ok ? ((await answer.json()) as { error?: string }[]) : [];
		if (rows.some(({ error }) => error !== 'forbidden'))
			throw new Error(`${person} handed in what ${another.person} is said to have written`);
		return true;
	}
});
