import type { ColumnMeaning, LeftOutReason } from '$lib/domain/import/column-meaning';
import { catalogue } from './index';

/** What the columns of a list mean, and why one is not kept. */
const vi = {
	meaning: {
		ordinal: 'Số thứ tự',
		name: 'Họ và tên',
		'call-name': 'Tên thường gọi',
		relation: 'Quan hệ với chủ hộ',
		birth: 'Năm sinh',
		phone: 'Điện thoại',
		address: 'Nhà ở chỗ nào',
		village: 'Thôn, xóm, nhóm',
		'stated-size': 'Số khẩu',
		note: 'Ghi chú',
		'skill:has-id-card': 'Có thẻ căn cước',
		'skill:has-level-2-account': 'Có VNeID mức 2',
		'skill:activated-on-phone': 'Đã kích hoạt VNeID',
		'skill:signs-in-alone': 'Biết đăng nhập',
		'skill:has-opened-portal': 'Đã vào Cổng Dịch vụ công',
		'skill:has-submitted-or-looked-up': 'Đã nộp hoặc tra cứu hồ sơ',
		'skill:pays-online': 'Đã thanh toán trực tuyến',
		'left-out:id-number': 'Số giấy tờ (không giữ)',
		'left-out:password': 'Mật khẩu, mã (không giữ)',
		'left-out:bank-data': 'Ngân hàng (không giữ)',
		'left-out:ethnicity': 'Dân tộc (không giữ)',
		'left-out:religion': 'Tôn giáo (không giữ)',
		'left-out:health': 'Sức khoẻ (không giữ)',
		'left-out:poverty-class': 'Diện hộ nghèo (không giữ)',
		'left-out:sex': 'Giới tính (bỏ qua)',
		'left-out:visit-record': 'Người, ngày hướng dẫn (bỏ qua)',
		'left-out:household-count': 'Số hộ (bỏ qua)',
		'left-out:only-year-kept': 'Ngày sinh đầy đủ (chỉ giữ năm)',
		'left-out:not-understood': 'Bỏ qua cột này'
	} satisfies Record<ColumnMeaning, string>,
	whyLeftOut: {
		'id-number': 'số giấy tờ, không bao giờ giữ',
		password: 'mật khẩu hoặc mã, không bao giờ giữ',
		'bank-data': 'thông tin ngân hàng, không bao giờ giữ',
		ethnicity: 'dân tộc, không bao giờ giữ',
		religion: 'tôn giáo, không bao giờ giữ',
		health: 'sức khoẻ, không bao giờ giữ',
		'poverty-class': 'diện hộ nghèo, không bao giờ giữ',
		sex: 'không cần giới tính',
		'visit-record': 'không nhập lượt hướng dẫn cũ',
		'household-count': 'số đếm, không phải hộ',
		'only-year-kept': 'chỉ giữ khoảng năm sinh',
		'not-understood': 'chưa hiểu cột này, chọn ý nghĩa nếu cần'
	} satisfies Record<LeftOutReason, string>
};

const en: typeof vi = {
	meaning: {
		ordinal: 'Number in the list',
		name: 'Full name',
		'call-name': 'Called',
		relation: 'Relation to the head',
		birth: 'Year of birth',
		phone: 'Phone',
		address: 'Where the house is',
		village: 'Village, group',
		'stated-size': 'Number of people',
		note: 'Note',
		'skill:has-id-card': 'Has an ID card',
		'skill:has-level-2-account': 'Has a level-2 VNeID account',
		'skill:activated-on-phone': 'Activated VNeID',
		'skill:signs-in-alone': 'Can sign in',
		'skill:has-opened-portal': 'Has opened the portal',
		'skill:has-submitted-or-looked-up': 'Has submitted or looked up a dossier',
		'skill:pays-online': 'Has paid online',
		'left-out:id-number': 'Document number (not kept)',
		'left-out:password': 'Password or code (not kept)',
		'left-out:bank-data': 'Bank data (not kept)',
		'left-out:ethnicity': 'Ethnicity (not kept)',
		'left-out:religion': 'Religion (not kept)',
		'left-out:health': 'Health (not kept)',
		'left-out:poverty-class': 'Poverty class (not kept)',
		'left-out:sex': 'Sex (left out)',
		'left-out:visit-record': 'Who helped and when (left out)',
		'left-out:household-count': 'Count of households (left out)',
		'left-out:only-year-kept': 'Full date of birth (year kept)',
		'left-out:not-understood': 'Leave this column out'
	},
	whyLeftOut: {
		'id-number': 'document numbers are never kept',
		password: 'passwords and codes are never kept',
		'bank-data': 'bank data is never kept',
		ethnicity: 'ethnicity is never kept',
		religion: 'religion is never kept',
		health: 'health is never kept',
		'poverty-class': 'poverty class is never kept',
		sex: 'sex is not needed',
		'visit-record': 'earlier guidance is not imported',
		'household-count': 'a count, not households',
		'only-year-kept': 'only the band of years is kept',
		'not-understood': 'not understood; choose a meaning if it is needed'
	}
};

export const importColumnWords = catalogue({ vi, en });
