import type {DraftNode} from './plans/drafts.ts';
import type {TokenReader} from './token-reader.ts';
import type {TokenKind} from './tokens.ts';
import type {TreeBuilder} from './tree-builder.ts';

/** The statement whose attributes are being read. */
export type Entry = {
	readonly kind: 'config' | 'menuconfig' | 'choice' | 'menu' | 'comment';
	readonly node: DraftNode;
};

/** Reads what follows an attribute's keyword, up to the end of the line, and does it. */
type ReadAttribute = (reader: TokenReader, builder: TreeBuilder, node: DraftNode) => void;

/** "prompt" T_WORD_QUOTE if_expr T_EOL; in a choice "bool" is the same. */
const prompt: ReadAttribute = (reader, builder, node) => {
	const text = reader.quoted();
	const condition = reader.condition();
	reader.expect('end-of-line');
	builder.addPrompt(node, 'prompt', text, condition);
};

/** type prompt_stmt_opt T_EOL; the prompt is one before the end of the line is looked for. */
const type =
	(type: 'bool' | 'tristate' | 'int' | 'hex' | 'string'): ReadAttribute =>
	(reader, builder, node) => {
		if (reader.lexer.kind === 'quoted') {
			builder.addPrompt(node, 'prompt', reader.quoted(), reader.condition());
		}
		reader.expect('end-of-line');
		builder.setType(node, type);
	};

/** default expr if_expr T_EOL, where "def_bool" and "def_tristate" also give the type. */
const defaultValue =
	(type?: 'bool' | 'tristate'): ReadAttribute =>
	(reader, builder, node) => {
		const value = reader.expression();
		const condition = reader.condition();
		reader.expect('end-of-line');
		builder.addDefault(node, value, condition);
		if (type !== undefined) builder.setType(node, type);
	};

/** "default" nonconst_symbol if_expr T_EOL */
const defaultMember: ReadAttribute = (reader, builder, node) => {
	const value = builder.expressions.symbol(reader.symbol());
	const condition = reader.condition();
	reader.expect('end-of-line');
	builder.addDefault(node, value, condition);
};

/** "select" nonconst_symbol if_expr T_EOL; the same for "imply". */
const select =
	(kind: 'select' | 'imply'): ReadAttribute =>
	(reader, builder, node) => {
		const target = reader.symbol();
		const condition = reader.condition();
		reader.expect('end-of-line');
		builder.addSelect(node, kind, target, condition);
	};

/** "range" symbol symbol if_expr T_EOL */
const range: ReadAttribute = (reader, builder, node) => {
	const low = reader.operand();
	const high = reader.operand();
	const condition = reader.condition();
	reader.expect('end-of-line');
	builder.addRange(node, low, high, condition);
};

/** depends: "depends" "on" expr T_EOL */
const depends: ReadAttribute = (reader, builder, node) => {
	reader.keyword('on');
	const condition = reader.expression();
	reader.expect('end-of-line');
	builder.addDependency(node, condition);
};

/** visible: "visible" if_expr T_EOL */
const visible: ReadAttribute = (reader, builder, node) => {
	const condition = reader.condition();
	reader.expect('end-of-line');
	builder.addVisibility(node, condition);
};

/** "modules" T_EOL */
const modules: ReadAttribute = (reader, builder, node) => {
	reader.expect('end-of-line');
	builder.setModules(node);
};

/** "output" "yaml" T_EOL, which kdevops added. */
const output: ReadAttribute = (reader, _builder, node) => {
	reader.keyword('yaml');
	reader.expect('end-of-line');
	if (node.symbol !== undefined) node.symbol.outputYaml = true;
};

/** help: "help" T_EOL T_HELPTEXT */
const help: ReadAttribute = (reader, builder, node) => {
	reader.expect('end-of-line');
	builder.addHelp(node, reader.lexer.readHelp());
};

type Attributes = ReadonlyMap<TokenKind, ReadAttribute>;

const configAttributes: Attributes = new Map<TokenKind, ReadAttribute>([
	['bool', type('bool')],
	['tristate', type('tristate')],
	['int', type('int')],
	['hex', type('hex')],
	['string', type('string')],
	['prompt', prompt],
	['default', defaultValue()],
	['def_bool', defaultValue('bool')],
	['def_tristate', defaultValue('tristate')],
	['select', select('select')],
	['imply', select('imply')],
	['range', range],
	['depends', depends],
	['modules', modules],
	['output', output],
	['help', help],
]);

/** config_option, choice_option, menu_option and comment_option. */
const attributes: Readonly<Record<Entry['kind'], Attributes>> = {
	config: configAttributes,
	menuconfig: configAttributes,
	choice: new Map([
		['bool', prompt],
		['prompt', prompt],
		['default', defaultMember],
		['depends', depends],
		['help', help],
	]),
	menu: new Map([
		['visible', visible],
		['depends', depends],
	]),
	comment: new Map([['depends', depends]]),
};

/** Reads a line that is an attribute of `entry` and goes on behind it; false when it is none of its attributes. */
export const readAttribute = (
	{kind, node}: Entry,
	reader: TokenReader,
	builder: TreeBuilder,
): boolean => {
	const read = attributes[kind].get(reader.lexer.kind);
	if (read === undefined) return false;
	reader.lexer.next();
	read(reader, builder, node);
	reader.lexer.next();
	return true;
};
