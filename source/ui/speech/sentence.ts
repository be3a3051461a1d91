/** With a full stop, where it does not end in one. */
export const sentence = (text: string): string =>
	/[.!?:]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
