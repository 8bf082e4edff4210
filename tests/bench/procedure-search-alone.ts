/** `npm run bench:procedures`: the search of procedures alone. Needs a build (`npm run build`). */
import { Phone } from '../support/phone';
import { FIRST_SYNC, serverWith } from './bench-commune';
import { printFigures } from './figures';
import { signInAndReceive } from './in-browser';
import { procedureSearchFigure } from './procedure-search';

const server = await serverWith([{ ...FIRST_SYNC, households: 20 }]);
const phone = await Phone.open(server.url);
try {
	await signInAndReceive(phone.page, FIRST_SYNC.name);
	printFigures([await procedureSearchFigure(phone.page)]);
} finally {
	await phone.dispose();
	await server.dispose();
}
