/**
 * A text of these bytes from which `bytesOf` makes the same ones again. Lines that are not UTF-8, of an old file in
 * Latin-1 for instance, keep each of their higher bytes as a lone surrogate: C's tools pass such bytes on, and so a save
 * must not put question marks in their place.
 */
export function textOfBytes(bytes: Buffer): string {
	const lines = bytes.toString('latin1').split('\n');
	return lines.map(line => readLine(Buffer.from(line, 'latin1'))).join('\n');
}

function readLine(bytes: Buffer): string {
	const text = bytes.toString('utf8');
	return Buffer.from(text).equals(bytes)
		? text
		: bytes
				.toString('latin1')
				.replaceAll(/[\u0080-\u00FF]/g, character =>
					String.fromCharCode(surrogates + character.charCodeAt(0)),
				);
}

/** The bytes that a file of this text has. */
export const bytesOf = (text: string): Buffer =>
	text.isWellFormed()
		? Buffer.from(text)
		: Buffer.concat(
				text
					.split(/([\uDC80-\uDCFF])/u)
					.map((part, index) =>
						index % 2 === 0 ? Buffer.from(part) : Buffer.of(part.charCodeAt(0) - surrogates),
					),
			);

const surrogates = 0xdc_00;
