import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServerProcess } from '../../support/server-process';

const FAMILY = ['Lô', 'Vi', 'Nguyễn', 'Lương', 'Hà', 'Cụt', 'Moong', 'Xồng', 'Kha', 'Quang'];
const GIVEN = ['Pánh', 'Hoà', 'Bún', 'Dền', 'Khăm', 'Thìn', 'Sáu', 'Ướt', 'Xuân', 'Yên', 'Phượng'];

/** Gives a village a made-up list, longer than what one answer of the server brings to a phone. */
export async function fillVillage(
	server: ServerProcess,
	{ village, households }: { village: string; households: number }
): Promise<void> {
	const rows = Array.from({ length: households }, (_, i) => {
		const name = [FAMILY[i % 10], i % 3 ? 'Văn' : 'Thị', GIVEN[i % 11], GIVEN[(i * 3) % 11]];
		return `${i + 1},${name.join(' ')} ${i + 1},Ngõ ${1 + (i % 23)}`;
	});
	const file = join(server.dataDir, 'danh-sach.csv');
	await writeFile(file, ['STT,Họ và tên chủ hộ,Địa chỉ', ...rows].join('\n'));
	const { code, stderr } = await server.command([
		'import',
		'households',
		file,
		'--village',
		village
	]);
	if (code !== 0) throw new Error(stderr);
}
