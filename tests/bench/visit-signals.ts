import { ratesOf } from '../support/quality/rates';
import type { WeekKind } from '../support/quality/generated-weeks';
import type { Figure } from './figures';

const WEEKS = 1000;
const SEED = 20_261_122;

/** How often the rules of quality speak of weeks whose truth is known. No times: the same on every machine. */
export function signalFigures(): Figure[] {
	const share = (kind: WeekKind) => ratesOf(kind, WEEKS, SEED);
	const inWords = ({ weeks, visits }: ReturnType<typeof ratesOf>) =>
		`${weeks.toFixed(1)} % weeks, ${visits.toFixed(1)} % visits`;
	return [
		{ what: 'hints on honest weeks (false alarms)', measured: inWords(share('honest')) },
		{
			what: '  honest, one day typed from paper in the evening',
			measured: inWords(share('honest-typed-later'))
		},
		{ what: '  made up at home', measured: inWords(share('careless')) }
	];
}
