/** A defconfig's text with a comment for people in its first line; what C's conf reads stays the same. */
export const withComment = (text: string, comment: string): string =>
	comment === '' ? text : `# ${comment}\n${text}`;

/** The first comment for people before a defconfig's values; empty where there is none. */
export function commentOf(text: string): string {
	const lines = text.split('\n');
	const end = lines.findIndex(line => !line.startsWith('#'));
	const comments = lines.slice(0, end).map(line => line.replace(/^#+/, '').trim());
	return comments.find(comment => comment !== '' && isComment(comment)) ?? '';
}

/** Whether a text can be a comment: C takes a line such as `# CONFIG_X is not set` for a value. */
export const isComment = (text: string): boolean => !/^(?:CONFIG_|SPDX-)/.test(text);
