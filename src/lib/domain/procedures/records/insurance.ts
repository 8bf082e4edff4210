import type { Procedure } from '../procedure';
import {
	aboutDays,
	AUTHORITY,
	form,
	OFFICE,
	onlineOnly,
	PAY_STEP,
	SCOPE,
	SHIPPED,
	SIGN_IN_STEP,
	SOURCES,
	stepsOf,
	told,
	unchecked,
	when,
	words,
	workingDays,
	YES,
	NO
} from './common';

const insurance = {
	...SHIPPED,
	authority: AUTHORITY.insurance,
	level: 'social-insurance',
	group: 'insurance'
} as const;

export const INSURANCE_PROCEDURES: readonly Procedure[] = [
	{
		...insurance,
		id: 'gia-han-bhyt-ho-gia-dinh',
		codes: [],
		name: words(
			'Gia hạn thẻ bảo hiểm y tế theo hộ gia đình (tích hợp tính giảm trừ mức đóng)',
			'Renewal of family health insurance with automatic reduction of contributions'
		),
		needs: [
			'bảo hiểm y tế hết hạn',
			'mua bảo hiểm y tế cho cả nhà',
			'gia hạn thẻ khám bệnh',
			'thẻ bảo hiểm y tế hết hạn'
		],
		essential: { list: '06', order: 17 },
		asked: 'often',
		channel: 'online',
		questions: [],
		documents: [
			{
				id: 'numbers',
				name: words('Mã số BHXH, BHYT của các thành viên', 'Insurance numbers of the members'),
				how: 'known'
			}
		],
		steps: onlineOnly(
			SIGN_IN_STEP,
			{
				id: 'numbers',
				text: words(
					'Chọn “Gia hạn thẻ BHYT theo hộ gia đình”, nhập mã số BHXH các thành viên.',
					'Choose family renewal, enter the insurance numbers.'
				)
			},
			{
				id: 'amount',
				text: words(
					'Kiểm tra số tiền đã giảm trừ, chọn số tháng.',
					'Check the reduced amount, choose the number of months.'
				)
			},
			PAY_STEP,
			{
				id: 'keep',
				text: words(
					'Lưu mã giao dịch; thẻ cập nhật trên VssID/VNeID.',
					'Keep the transaction code; the card updates in VssID/VNeID.'
				)
			}
		),
		fee: told(
			'Mức đóng BHYT hộ gia đình (không phải lệ phí)',
			'The insurance contribution itself (not a fee)'
		),
		time: unchecked(
			'Ngay sau khi thanh toán, hoặc vài ngày làm việc',
			'At once after payment, or a few working days'
		),
		sources: [SOURCES.decision06, SOURCES.general],
		verified: false,
		verifiedScope: SCOPE.nameOnly
	},
	{
		...insurance,
		id: 'cap-the-bhyt',
		codes: ['1.014137'],
		name: words('Cấp thẻ bảo hiểm y tế', 'Issue of the health insurance card'),
		needs: [
			'làm thẻ bảo hiểm y tế',
			'chưa có thẻ khám bệnh',
			'thẻ bảo hiểm cho con',
			'mất thẻ bảo hiểm y tế',
			'thẻ bảo hiểm y tế cho con'
		],
		asked: 'sometimes',
		channel: 'both',
		questions: [
			{
				id: 'change',
				text: words(
					'Có thay đổi thông tin thân nhân hoặc quyền lợi không?',
					'Do relatives or entitlements change?'
				),
				answers: [YES, NO]
			}
		],
		documents: [
			form('Tờ khai Mẫu số 2, Nghị định 188/2025/NĐ-CP', 'Form 2, Decree 188/2025/NĐ-CP'),
			{
				id: 'related',
				name: words('Bản quét tài liệu liên quan', 'Scan of related papers'),
				how: 'copy',
				when: when('change', 'yes'),
				ifWords: words(
					'khi thay đổi thông tin thân nhân, quyền lợi',
					'when relatives or entitlements change'
				)
			}
		],
		steps: stepsOf({ find: 'Cấp thẻ bảo hiểm y tế', at: OFFICE.insurance }),
		fee: told('Không có thông tin về phí trên cổng', 'No fee information on the portal'),
		time: { ...workingDays(5), checked: true },
		sources: [
			'dichvucong.gov.vn record 1.014137, transcribed 2026-09-12 in github.com/DungVu06/AITroLyDichVuCong data/procedure/PROC_1_014137.json'
		],
		verified: true,
		verifiedScope: words('giấy tờ, thời gian, cách nộp', 'documents, time, channels'),
		asOf: '2026-09'
	},
	{
		...insurance,
		id: 'bhxh-tu-nguyen',
		codes: ['1.002179'],
		name: words(
			'Đăng ký tham gia, đóng bảo hiểm xã hội tự nguyện',
			'Registration for voluntary social insurance'
		),
		needs: ['mua bảo hiểm xã hội', 'muốn có lương hưu', 'đóng bảo hiểm cho người làm nông'],
		essential: { list: '422' },
		asked: 'sometimes',
		channel: 'both',
		questions: [],
		documents: [form('Tờ khai tham gia', 'Registration form')],
		steps: stepsOf({ find: 'Đăng ký đóng BHXH tự nguyện', at: OFFICE.insurance, pays: true }),
		fee: unchecked(
			'Mức đóng theo lựa chọn; Nhà nước hỗ trợ một phần',
			'Contribution as chosen; partly subsidised'
		),
		time: aboutDays(5),
		sources: [SOURCES.decision422, SOURCES.testSet, SOURCES.general],
		verified: false,
		verifiedScope: words(
			'tên trong danh mục năm 2022; mã thấy trong một bộ thử năm 2026',
			'named in the headline of the 2022 list; code seen in a 2026 test set'
		)
	}
];
