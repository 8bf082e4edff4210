/** `npm start`: everything from a fresh clone to a running server with a made-up commune. */
import { spawn } from 'node:child_process';
import { buildIfStale, installDependencies, requireNode, root } from './setup.mjs';

requireNode();
installDependencies();
buildIfStale();

const password = process.env.GO_CUA_DEMO_PASSWORD ?? 'go-cua-demo';
const server = spawn(
	process.execPath,
	['--import', 'tsx', 'sync-server/src/main.ts', 'serve', '--demo', ...process.argv.slice(2)],
	{ cwd: root, stdio: ['inherit', 'pipe', 'inherit'] }
);

server.stdout.on('data', (chunk) => {
	process.stdout.write(chunk);
	const address = /listening on (\S+)/.exec(String(chunk))?.[1];
	if (!address) return;
	console.log(
		[
			'',
			`  Gõ Cửa: ${address}`,
			'',
			'  Tình nguyện viên / volunteers   tnv1, tnv2',
			'  Cán bộ xã / commune officer     canbo',
			'  Quản trị / administrator        admin',
			`  Mật khẩu / password             ${password}`,
			'',
			'  Ctrl+C để dừng / to stop',
			''
		].join('\n')
	);
});

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(signal ? 0 : (code ?? 1)));
