// Runs the functions of design documents, away from everything else: in a thread of its own, which can be ended whatever
// a script does, and there in QuickJS, where nothing of Node.js exists. Plain JavaScript, because a thread starts without
// the loader that the rest of the server is read with.
import { parentPort, workerData } from 'node:worker_threads';
import variant from '@jitl/quickjs-wasmfile-release-sync';
import {
	newQuickJSWASMModuleFromVariant,
	shouldInterruptAfterDeadline
} from 'quickjs-emscripten-core';

const { memoryBytes, stackBytes, withinMs, maxPrograms } = workerData;

/** What CouchDB's functions may use beside JavaScript itself, and the ways in which they are called. */
const PRELUDE = `
var log = () => undefined;
var isArray = Array.isArray;
var toJSON = JSON.stringify;
var sum = (values) => values.reduce((a, b) => a + b, 0);
var __emitted = [];
var emit = (key, value) => { __emitted.push([key, value]); };
var __call = (() => {
	const { parse, stringify } = JSON;
	const isError = (thrown) => thrown instanceof Error;
	return {
		filter(fun, self, text) {
			const { docs, req } = parse(text);
			return stringify(docs.map((doc) => Boolean(fun.call(self, doc, req))));
		},
		view(fun, self, text) {
			return stringify(parse(text).docs.map((doc) => {
				__emitted = [];
				fun.call(self, doc);
				return __emitted.length > 0;
			}));
		},
		map(fun, self, text) {
			return stringify(parse(text).docs.map((doc) => {
				__emitted = [];
				try {
					fun.call(self, doc);
				} catch (thrown) {
					// As in CouchDB: what a function cannot read is not in its view.
					if (thrown instanceof InternalError) throw thrown;
					return [];
				}
				return __emitted;
			}));
		},
		reduce(fun, self, text) {
			const { keys, values } = parse(text);
			const value = fun.call(self, keys, values, false);
			return stringify([value === undefined ? null : value]);
		},
		validate(fun, self, text) {
			const { newDoc, oldDoc, userCtx, secObj } = parse(text);
			try {
				fun.call(self, newDoc, oldDoc, userCtx, secObj);
				return '{}';
			} catch (thrown) {
				if (isError(thrown)) throw thrown;
				return stringify({ thrown: thrown === undefined ? null : thrown });
			}
		}
	};
})();
`;

const quickjs = await newQuickJSWASMModuleFromVariant(variant);
/** Oldest use first. */
const programs = new Map();

/** Some text evaluated against the clock; what it threw is thrown on as plain data. */
function evaluate({ runtime, context }, text) {
	runtime.setInterruptHandler(shouldInterruptAfterDeadline(Date.now() + withinMs));
	const result = context.evalCode(text);
	if (!result.error) {
		const value = context.dump(result.value);
		result.value.dispose();
		return value;
	}
	const thrown = context.dump(result.error);
	result.error.dispose();
	throw thrown;
}

function start({ source, ddoc }) {
	const runtime = quickjs.newRuntime();
	runtime.setMemoryLimit(memoryBytes);
	runtime.setMaxStackSize(stackBytes);
	const program = { runtime, context: runtime.newContext() };
	try {
		evaluate(program, PRELUDE);
		const text = source.trim().replace(/;+$/, '');
		evaluate(program, `var __self = JSON.parse(${JSON.stringify(ddoc)});`);
		evaluate(program, `var __fun = (0, eval)(${JSON.stringify(`(${text}\n)`)});`);
		evaluate(program, 'if (typeof __fun !== "function") throw new TypeError("not a function");');
	} catch (thrown) {
		if (!isSpoilt(thrown)) end(program);
		throw thrown;
	}
	return program;
}

function programOf(key, parts) {
	const known = programs.get(key);
	programs.delete(key);
	const program = known ?? start(parts);
	programs.set(key, program);
	for (const [oldest, old] of programs) {
		if (programs.size <= maxPrograms) break;
		programs.delete(oldest);
		end(old);
	}
	return program;
}

function end({ context, runtime }) {
	context.dispose();
	runtime.dispose();
}

/** A function that was stopped, or has filled its memory, leaves an engine behind that cannot be trusted. */
const isSpoilt = (thrown) => thrown instanceof Error || thrown?.name === 'InternalError';

const nameOf = (thrown) => (typeof thrown?.name === 'string' ? thrown.name : 'Error');
const messageOf = (thrown) =>
	typeof thrown?.message === 'string' ? thrown.message : (JSON.stringify(thrown) ?? 'undefined');

parentPort.on('message', ({ key, kind, source, ddoc, input }) => {
	try {
		const program = programOf(key, { source, ddoc });
		const output = evaluate(program, `__call.${kind}(__fun, __self, ${JSON.stringify(input)})`);
		parentPort.postMessage({ ok: true, output });
	} catch (thrown) {
		const interrupted = thrown?.name === 'InternalError' && thrown.message === 'interrupted';
		parentPort.postMessage({
			ok: false,
			kind: interrupted ? 'too-slow' : 'failed',
			isSpoilt: isSpoilt(thrown),
			reason: `${nameOf(thrown)}: ${messageOf(thrown)}`.slice(0, 500)
		});
	}
});

parentPort.postMessage('ready');
