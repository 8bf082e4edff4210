/** `npm run bench:gateway`: the last lines of `npm run bench:server`, by themselves. */
import { loadavg } from 'node:os';
import { printFigures } from '../figures';
import { throughAGateway } from './gateway';
import { closeConnections } from './http-client';

console.log(`Node ${process.version}, load ${loadavg()[0]?.toFixed(1)} at the start`);
try {
	printFigures(await throughAGateway());
} finally {
	closeConnections();
}
