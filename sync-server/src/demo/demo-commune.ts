import type { NewPerson } from '../access/people';
import type { MadeUpVillage } from './made-up-commune';

/** No commune has this code, nor this name: what the demo shows cannot be taken for a real place. */
export const DEMO_COMMUNE = { code: '99901', name: 'Xã Mường Lam' } as const;

export const DEMO_SEED = 20_261_020;

export const DEMO_VILLAGES: readonly MadeUpVillage[] = [
	{
		id: 'village-99901-01',
		title: 'Bản Huồi Cọ',
		households: 118,
		volunteer: 'tnv1',
		peoples: { mong: 5, 'kho-mu': 3, thai: 2 },
		progress: 0.8
	},
	{
		id: 'village-99901-02',
		title: 'Xóm 2',
		households: 96,
		volunteer: 'tnv2',
		peoples: { kinh: 9, thai: 1 },
		progress: 1
	},
	{
		id: 'village-99901-03',
		title: 'Bản Na Lượng',
		households: 74,
		volunteer: 'tnv3',
		peoples: { thai: 9, 'kho-mu': 1 },
		progress: 0.6
	},
	{
		id: 'village-99901-04',
		title: 'Xóm 10',
		households: 62,
		volunteer: 'tnv4',
		peoples: { kinh: 7, thai: 3 },
		progress: 0.2
	}
];

export const DEMO_PEOPLE: readonly (Omit<NewPerson, 'phc'> & { villages: readonly string[] })[] = [
	{ name: 'tnv1', title: 'Lô Thị Hoa', role: 'volunteer', villages: ['village-99901-01'] },
	{ name: 'tnv2', title: 'Nguyễn Văn Khoa', role: 'volunteer', villages: ['village-99901-02'] },
	{
		name: 'canbo',
		title: 'Trần Minh Đông',
		role: 'commune-officer',
		villages: DEMO_VILLAGES.map(({ id }) => id)
	},
	{ name: 'admin', title: 'Quản trị', role: 'administrator', villages: [] }
];
