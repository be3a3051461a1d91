/** What esbuild writes: for which Node, and in which form. */
export const language = {
	platform: 'node',
	target: 'node22',
	supported: {'regexp-unicode-property-escapes': true, 'regexp-set-notation': true},
	legalComments: 'none',
	logLevel: 'warning',
};
