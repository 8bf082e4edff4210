import type { Place } from '../entries/visit-entries';

export type { Place };

const EARTH_RADIUS_METRES = 6_371_000;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

type Point = Pick<Place, 'latitude' | 'longitude'>;

/** As the crow flies; within a village the earth is flat enough. */
export function metresBetween(a: Point, b: Point): number {
	const north = radians(b.latitude - a.latitude);
	const east =
		radians(b.longitude - a.longitude) * Math.cos(radians((a.latitude + b.latitude) / 2));
	return EARTH_RADIUS_METRES * Math.hypot(north, east);
}
