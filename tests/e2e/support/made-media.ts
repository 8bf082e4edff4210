import type { Page } from '@playwright/test';
import { encodeQR } from 'qr';
import { decodeQR } from 'qr/decode.js';

/** What stands on a code in a picture of a page. */
export async function codeInPicture(page: Page, png: Buffer): Promise<string> {
	const picture = await page.evaluate(async (base64) => {
		const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
		const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
		const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
		const context = canvas.getContext('2d')!;
		context.drawImage(bitmap, 0, 0);
		const { data, width, height } = context.getImageData(0, 0, bitmap.width, bitmap.height);
		return { data: [...data], width, height };
	}, png.toString('base64'));
	return decodeQR({ ...picture, data: Uint8ClampedArray.from(picture.data) });
}

const WIDTH = 640;
const HEIGHT = 480;

/** A film of a code held before a camera, in the plain format that Chromium's made-up camera reads. */
export function filmOfCode(text: string): Buffer {
	const modules = encodeQR(text, 'raw', { border: 4 });
	const scale = Math.floor((HEIGHT * 0.8) / modules.length);
	const left = Math.floor((WIDTH - modules.length * scale) / 2);
	const top = Math.floor((HEIGHT - modules.length * scale) / 2);
	const luma = Buffer.alloc(WIDTH * HEIGHT, 120);
	for (let y = 0; y < modules.length * scale; y++)
		for (let x = 0; x < modules.length * scale; x++) {
			const dark = modules[Math.floor(y / scale)]?.[Math.floor(x / scale)];
			luma[(top + y) * WIDTH + left + x] = dark ? 20 : 235;
		}
	const frame = Buffer.concat([
		Buffer.from('FRAME\n'),
		luma,
		Buffer.alloc((WIDTH * HEIGHT) / 2, 128)
	]);
	const header = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
	return Buffer.concat([header, ...Array.from({ length: 5 }, () => frame)]);
}

export { wav as recording } from '../../support/sounds';
