/** Cards lie in a drawer, stickers beside the door; both fill an A4 sheet between margins of 15 mm. */
export const CARD_SIZES = ['card', 'sticker'] as const;
export type CardSize = (typeof CARD_SIZES)[number];

/** Two columns of five, three of eight: CardSheets.svelte has their millimetres. */
const ON_A_SHEET: Record<CardSize, number> = { card: 10, sticker: 24 };

export const sheetsFor = (cards: number, size: CardSize): number =>
	Math.ceil(cards / ON_A_SHEET[size]);

export const onSheets = <Card>(cards: readonly Card[], size: CardSize): Card[][] =>
	Array.from({ length: sheetsFor(cards.length, size) }, (_, sheet) =>
		cards.slice(sheet * ON_A_SHEET[size], (sheet + 1) * ON_A_SHEET[size])
	);
