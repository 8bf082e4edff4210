/**
 * The types of pouchdb-core bring a `Buffer` of their own, written before typed arrays had a type parameter, and merge
 * it with Node's. What it says of `slice` and `buffer` makes every Buffer a misfit where a Uint8Array is asked for.
 */
interface Buffer<TArrayBuffer extends ArrayBufferLike = ArrayBufferLike> {
	readonly buffer: TArrayBuffer;
	slice(start?: number, end?: number): Buffer<ArrayBuffer>;
}
