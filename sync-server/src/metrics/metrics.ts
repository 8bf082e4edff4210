import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { GroupOfWrites } from '../storage/doc-store';
import type { Tally } from '../routes/db/tally';

/** From an answer out of memory to one that waited for a slow disk. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
/** From one visit to what a transaction takes at most. */
const DOCUMENTS = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000];

/** @property route its pattern, never an address: that would name documents */
export interface AnsweredRequest {
	method: string;
	route: string;
	status: number;
	seconds: number;
	/** A feed that waited for news: how long says nothing of the server. */
	isLive: boolean;
}

/**
 * What the server counts of itself, as Prometheus reads it. Numbers alone: no person, no device, and no village unless an
 * administrator asks. Each server has a registry of its own.
 */
export class Metrics implements Tally {
	readonly registry = new Registry();
	private readonly registers = [this.registry];
	private feeds: () => number = () => 0;

	private readonly requests = new Counter({
		name: 'go_cua_http_requests_total',
		help: 'Requests answered.',
		labelNames: ['method', 'route', 'status'],
		registers: this.registers
	});
	private readonly durations = new Histogram({
		name: 'go_cua_http_request_duration_seconds',
		help: 'From the first byte of a request to the last of its answer, without feeds that wait.',
		labelNames: ['route'],
		buckets: SECONDS,
		registers: this.registers
	});
	private readonly pushedDocuments = new Counter({
		name: 'go_cua_documents_pushed_total',
		help: 'Documents taken, or known already.',
		registers: this.registers
	});
	private readonly refusedDocuments = new Counter({
		name: 'go_cua_documents_refused_total',
		help: 'Documents refused.',
		labelNames: ['error'],
		registers: this.registers
	});
	private readonly pulledDocuments = new Counter({
		name: 'go_cua_documents_pulled_total',
		help: 'Documents handed out by feeds, by _bulk_get and singly.',
		registers: this.registers
	});
	private readonly groupDocuments = new Histogram({
		name: 'go_cua_commit_documents',
		help: 'Documents that shared one transaction, and so one sync of the disk.',
		buckets: DOCUMENTS,
		registers: this.registers
	});
	private readonly groupSeconds = new Histogram({
		name: 'go_cua_commit_seconds',
		help: 'How long a transaction took, with the sync of the disk.',
		buckets: SECONDS,
		registers: this.registers
	});

	constructor() {
		const feeds: Gauge = new Gauge({
			name: 'go_cua_open_feeds',
			help: 'Feeds that wait for news.',
			registers: this.registers,
			collect: () => feeds.set(this.feeds())
		});
	}

	answered({ method, route, status, seconds, isLive }: AnsweredRequest): void {
		this.requests.inc({ method, route, status });
		if (!isLive) this.durations.observe({ route }, seconds);
	}

	pushed(documents: number): void {
		this.pushedDocuments.inc(documents);
	}

	refused(error: string): void {
		this.refusedDocuments.inc({ error });
	}

	pulled(documents: number): void {
		this.pulledDocuments.inc(documents);
	}

	watchFeeds(open: () => number): void {
		this.feeds = open;
	}

	readonly group = ({ documents, seconds }: GroupOfWrites): void => {
		this.groupDocuments.observe(documents);
		this.groupSeconds.observe(seconds);
	};
}
