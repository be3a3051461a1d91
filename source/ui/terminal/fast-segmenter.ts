import {plainText} from './plain-text.ts';

/**
 * Stands for `Intl.Segmenter` in what is built. Making the real one loads the data of all languages, which takes longer
 * than the rest of the first frame; the packages that draw make several as soon as they are imported, and a frame
 * without foreign text needs none. Splits into graphemes.
 */
export class FastSegmenter {
	readonly #locales: Intl.LocalesArgument;
	readonly #options: Intl.SegmenterOptions | undefined;
	#real: Intl.Segmenter | undefined;

	constructor(locales?: Intl.LocalesArgument, options?: Intl.SegmenterOptions) {
		this.#locales = locales;
		this.#options = options;
	}

	segment(text: string): Intl.Segments {
		// An escape, as in colours, is a character of its own too.
		if (plainText.test(text.replaceAll('\u001B', ''))) {
			return plainSegments(text);
		}

		// Taken apart, because the build puts this class in the place of the name.
		const {Segmenter} = Intl;
		this.#real ??= new Segmenter(this.#locales, this.#options);
		return this.#real.segment(text);
	}
}

/** Every code unit is a segment. */
const plainSegments = (input: string): Intl.Segments => {
	const at = (index: number): Intl.SegmentData => ({segment: input.charAt(index), index, input});
	return {
		containing: (index = 0) => (index < 0 || index >= input.length ? undefined : at(index))!,
		[Symbol.iterator]: () => Array.from(input, (_, index) => at(index)).values(),
	};
};
