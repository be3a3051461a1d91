/** Words that mean something of their own wherever they stand unquoted: none of them can be the name of a symbol. */
const keywords = [
	'bool',
	'choice',
	'comment',
	'config',
	'def_bool',
	'def_tristate',
	'default',
	'depends',
	'endchoice',
	'endif',
	'endmenu',
	'help',
	'hex',
	'if',
	'imply',
	'int',
	'mainmenu',
	'menu',
	'menuconfig',
	'modules',
	'on',
	'output',
	'prompt',
	'range',
	'select',
	'source',
	'string',
	'tristate',
	'visible',
	'yaml',
] as const;

export type Keyword = (typeof keywords)[number];

export type AssignmentOperator = '=' | ':=' | '+=';

export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';

export type TokenKind =
	| Keyword
	| AssignmentOperator
	| ComparisonOperator
	| '||'
	| '&&'
	| '!'
	| '('
	| ')'
	/** An unquoted word that is not a keyword. */
	| 'word'
	/** A word in single or double quotes, without them. */
	| 'quoted'
	/** The raw rest of the line behind an assignment operator. */
	| 'assigned'
	| 'help-text'
	| 'end-of-line'
	| 'end-of-file';

export const keywordKinds: ReadonlyMap<string, Keyword> = new Map(
	keywords.map(keyword => [keyword, keyword]),
);
