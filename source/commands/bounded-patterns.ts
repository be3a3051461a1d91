/**
 * Has V8 go on with another engine, whose time grows with the text alone, where a regular expression that somebody
 * typed goes back and forth in a text without an end, as `(\w+ ?)+:` does. What looks ahead or refers back, it does not do.
 */
export function boundPatterns(setV8Flags: (flags: readonly string[]) => void): void {
	setV8Flags([
		'--enable-experimental-regexp-engine-on-excessive-backtracks',
		// By default so many that it would take a millisecond a text; a tree has some ten thousand of them.
		'--regexp-backtracks-before-fallback=1000',
	]);
}
