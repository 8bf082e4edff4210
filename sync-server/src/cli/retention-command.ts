import type { Writable } from 'node:stream';
import { calendarDay } from '../../../src/lib/domain/time/calendar';
import { Retention, type Outlook } from '../retention/retention';
import { BACKEND_FLAGS } from './backend-flags';
import { DATA_FLAG, EXIT_OK, print, type Command } from './command';
import { withData } from './with-data';

export const retentionCommand: Command = {
	words: ['retention'],
	args: [],
	flags: {
		...DATA_FLAG,
		...BACKEND_FLAGS,
		'dry-run': {
			type: 'boolean',
			help: 'chỉ cho biết hộ nào đến hạn, ngày nào; không xoá (say what is due and when)'
		},
		'skip-notice': {
			type: 'boolean',
			help: 'không chờ 14 ngày báo trước sau khi xã đổi thời hạn (do not wait after a change of settings)'
		}
	},
	help: 'xoá tên, số điện thoại, vị trí của các hộ đã hết hạn giữ (erase what was kept long enough)',
	run: (call) =>
		withData(call, async ({ documents, store, backend, sqlite, accounts }) => {
			const { out } = call.terminal;
			const { communes, villages } = accounts;
			const retention = new Retention({
				store: documents,
				fileBefore: backend && store,
				...{ sqlite, communes, now: Date.now }
			});
			const isTrial = call.flags['dry-run'] === true;
			const skipsNotice = call.flags['skip-notice'] === true;
			let total = 0;
			for (const village of await retention.villages()) {
				const { changedAtMs, ...days } = retention.keepingIn(village);
				const keeping = skipsNotice ? days : { ...days, changedAtMs };
				const title = `${villages.find(village)?.title ?? village} (${village})`;
				if (isTrial) {
					const outlook = await retention.outlook(village, keeping);
					total += outlook.due;
					printOutlook(out, title, outlook);
					continue;
				}
				const erased = await retention.carryOut(village, { keeping });
				total += erased;
				if (erased > 0) print(out, `${title}: đã xoá thông tin của ${erased} hộ.`);
			}
			if (!isTrial) await retention.scrub();
			print(out, ...(isTrial ? [`Đến hạn xoá: ${total} hộ.`] : afterwards(total)));
			return EXIT_OK;
		})
};

function printOutlook(out: Writable, title: string, { due, toCome, endless }: Outlook): void {
	print(
		out,
		`${title}:`,
		...(due > 0 ? [`  đến hạn, xoá ngay khi chạy lệnh: ${due} hộ`] : []),
		...toCome.map(
			({ eraseAtMs, households }) => `  xoá ngày ${dayInWords(eraseAtMs)}: ${households} hộ`
		),
		...(endless > 0 ? [`  chưa có ngày xoá vì xã chưa đặt đợt vận động nào: ${endless} hộ`] : []),
		...(due + toCome.length + endless === 0 ? ['  không có hộ nào còn thông tin'] : [])
	);
}

const afterwards = (total: number): string[] =>
	total === 0
		? ['Không có hộ nào đến hạn.']
		: [
				`Đã xoá thông tin của ${total} hộ, số liệu giữ nguyên; các thiết bị xoá theo ở lần đồng bộ tới.`,
				'Trong các bản sao lưu cũ dữ liệu vẫn còn: hãy xoá chúng khi đã có bản mới.'
			];

const dayInWords = (ms: number): string => calendarDay(ms).split('-').reverse().join('/');
