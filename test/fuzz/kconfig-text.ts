/**
 * A random Kconfig tree before it is text. References are numbers: which symbol one means depends on where it stands, so
 * that most trees, and what they shrink to, have no recursive dependencies.
 */
export type Reference = {
	readonly number: number;
	/** May mean a symbol that comes later, too, which makes recursion likely. */
	readonly isAny: boolean;
};

export type Operand =
	| {readonly kind: 'reference'; readonly reference: Reference}
	| {readonly kind: 'text'; readonly text: string};

export type Condition =
	| {readonly kind: 'operand'; readonly operand: Operand}
	| {readonly kind: 'not'; readonly operand: Condition}
	| {readonly kind: 'group'; readonly operand: Condition}
	| {readonly kind: '&&' | '||'; readonly left: Condition; readonly right: Condition}
	| {
			readonly kind: 'compare';
			readonly operator: string;
			readonly left: Operand;
			readonly right: Operand;
	  };

export type Attribute =
	| {readonly kind: 'prompt'; readonly title: string; readonly condition: Condition | undefined}
	| {
			readonly kind: 'default' | 'def_bool' | 'def_tristate';
			readonly value: Condition;
			readonly condition: Condition | undefined;
	  }
	| {
			readonly kind: 'select' | 'imply';
			readonly target: Reference;
			readonly condition: Condition | undefined;
	  }
	| {
			readonly kind: 'range';
			readonly low: Operand;
			readonly high: Operand;
			readonly condition: Condition | undefined;
	  }
	| {readonly kind: 'depends'; readonly condition: Condition}
	| {readonly kind: 'help'; readonly lines: readonly string[]}
	| {readonly kind: 'type'; readonly type: string};

export type Statement =
	| {
			readonly kind: 'config' | 'menuconfig';
			readonly place: number;
			/** A further definition of a member of a choice, which has neither type nor prompt. */
			readonly isMember: boolean;
			/** Undefined is the type that the place in the table usually has. */
			readonly type: string | undefined;
			/** The prompt on the line of the type. */
			readonly title: string | undefined;
			readonly attributes: readonly Attribute[];
	  }
	| {
			readonly kind: 'choice';
			readonly place: number;
			readonly title: string;
			readonly attributes: readonly Attribute[];
			readonly defaults: readonly {
				readonly member: number;
				readonly condition: Condition | undefined;
			}[];
			readonly members: readonly {
				readonly member: number;
				readonly attributes: readonly Attribute[];
				/** An `if` around it. */
				readonly condition: Condition | undefined;
			}[];
	  }
	| {
			readonly kind: 'menu';
			readonly place: number;
			readonly title: string;
			readonly dependsOn: Condition | undefined;
			readonly visibleIf: Condition | undefined;
			readonly body: readonly Statement[];
	  }
	| {
			readonly kind: 'if';
			readonly place: number;
			readonly condition: Condition;
			readonly body: readonly Statement[];
	  }
	| {readonly kind: 'comment'; readonly title: string; readonly dependsOn: Condition | undefined}
	| {readonly kind: 'line'; readonly text: string};

/** What a symbol at each place is; at a choice's place there are its members. */
const table = [
	'choice',
	'bool',
	'tristate',
	'int',
	'tristate',
	'hex',
	'bool',
	'choice',
	'string',
	'tristate',
	'bool',
	'int',
	'choice',
	'tristate',
	'bool',
	'string',
] as const;

const letters = {bool: 'B', tristate: 'T', int: 'I', hex: 'X', string: 'S', choice: 'C'} as const;

/** As a bool, tristate, … of the next place at or behind `place` that has one of the types. */
const placeOf = (place: number, isWanted: (type: string) => boolean): number => {
	for (let step = 0; step < table.length; step++) {
		const candidate = (place + step) % table.length;
		if (isWanted(table[candidate] ?? '')) return candidate;
	}
	return 0;
};

const nameAt = (place: number, number: number): string => {
	const type = table[place] ?? 'bool';
	return `${letters[type]}${place}${type === 'choice' ? memberLetter(number) : ''}`;
};

/** A further choice at the same place has members of its own: C cannot find its way back from a member of two choices. */
const memberAt = (place: number, repetition: number, number: number): string =>
	`${nameAt(place, number)}${repetition === 0 ? '' : repetition}`;

const memberLetter = (number: number): string => 'abc'.charAt(number % 3);

/** The names that a configuration may set. */
export const allNames: readonly string[] = [
	'MODULES',
	'UNDEFINED',
	...table.flatMap((type, place) =>
		type === 'choice' ? [0, 1, 2].map(member => nameAt(place, member)) : [nameAt(place, 0)],
	),
];

const printReference = ({number, isAny}: Reference, before: number): string => {
	if (isAny) return nameAt(number % table.length, number >> 4);
	if (before === 0) return 'MODULES';
	return nameAt(number % before, number >> 4);
};

const printOperand = (operand: Operand, before: number): string =>
	operand.kind === 'reference' ? printReference(operand.reference, before) : operand.text;

const printCondition = (condition: Condition, before: number): string => {
	switch (condition.kind) {
		case 'operand':
			return printOperand(condition.operand, before);
		case 'not':
			return `!${printTight(condition.operand, before)}`;
		case 'group':
			return `(${printCondition(condition.operand, before)})`;
		case '&&':
		case '||':
			return `${printTight(condition.left, before)} ${condition.kind} ${printTight(condition.right, before)}`;
		case 'compare': {
			const {operator, left, right} = condition;
			return `${printOperand(left, before)} ${operator} ${printOperand(right, before)}`;
		}
	}
};

const printTight = (condition: Condition, before: number): string =>
	condition.kind === '&&' || condition.kind === '||'
		? `(${printCondition(condition, before)})`
		: printCondition(condition, before);

/** A default, or the bound of a range, which by itself is no member of a choice. */
const printValue = (value: Condition, before: number): string => {
	if (value.kind === 'group') return `(${printValue(value.operand, before)})`;
	const text = printCondition(value, before);
	return value.kind === 'operand' && isMemberName(text) ? 'MODULES' : text;
};

const isMemberName = (text: string): boolean => /^C\d/.test(text);

const printBound = (operand: Operand, before: number): string =>
	printValue({kind: 'operand', operand}, before);

const printIf = (condition: Condition | undefined, before: number): string =>
	condition === undefined ? '' : ` if ${printCondition(condition, before)}`;

const printAttribute = (attribute: Attribute, before: number): readonly string[] => {
	switch (attribute.kind) {
		case 'prompt':
			return [`prompt ${attribute.title}${printIf(attribute.condition, before)}`];
		case 'default':
		case 'def_bool':
		case 'def_tristate': {
			const {kind, value, condition} = attribute;
			return [`${kind} ${printValue(value, before)}${printIf(condition, before)}`];
		}
		case 'select':
		case 'imply': {
			const {kind, target, condition} = attribute;
			const behind = before + 1 + (target.number % Math.max(1, table.length - before - 1));
			const isLogical = (type: string): boolean => type === 'bool' || type === 'tristate';
			const place = target.isAny ? target.number % table.length : placeOf(behind, isLogical);
			return place > before || target.isAny
				? [`${kind} ${nameAt(place, target.number >> 4)}${printIf(condition, before)}`]
				: [];
		}
		case 'range': {
			const {low, high, condition} = attribute;
			return [
				`range ${printBound(low, before)} ${printBound(high, before)}${printIf(condition, before)}`,
			];
		}
		case 'depends':
			return [`depends on ${printCondition(attribute.condition, before)}`];
		case 'help':
			return ['help', ...attribute.lines];
		case 'type':
			return [attribute.type];
	}
};

/** Help texts bring their own indentation. */
const printAttributes = (attributes: readonly Attribute[], before: number): readonly string[] =>
	attributes.flatMap(attribute => {
		const lines = printAttribute(attribute, before);
		return lines.map((line, place) => (place > 0 ? line : `\t${line}`));
	});

const printStatement = (
	statement: Statement,
	from: number,
	choices: Map<number, number>,
): readonly string[] => {
	switch (statement.kind) {
		case 'config':
		case 'menuconfig': {
			const {kind, isMember, type, title, attributes} = statement;
			if (isMember) {
				const place = placeOf(statement.place, name => name === 'choice');
				const lines = printAttributes(
					attributes.filter(({kind}) => kind === 'select' || kind === 'depends' || kind === 'help'),
					place,
				);
				return [`config ${nameAt(place, statement.place >> 4)}`, ...lines];
			}
			const place = placeOf(
				from + (statement.place % (table.length - from)),
				name => name !== 'choice',
			);
			const typeLine = `\t${type ?? table[place]}${title === undefined ? '' : ` ${title}`}`;
			return [
				`${kind} ${nameAt(place, 0)}`,
				...(type === '' ? [] : [typeLine]),
				...printAttributes(attributes, place),
			];
		}
		case 'choice': {
			const {title, attributes, defaults, members} = statement;
			const start = from + (statement.place % (table.length - from));
			const place = placeOf(start, name => name === 'choice');
			const before = Math.min(place, start);
			const repetition = choices.get(place) ?? 0;
			choices.set(place, repetition + 1);
			const name = (member: number): string => memberAt(place, repetition, member);
			return [
				'choice',
				`\tprompt ${title}`,
				...printAttributes(attributes, before),
				...defaults.map(
					({member, condition}) =>
						`\tdefault ${name(members[member % members.length]?.member ?? 0)}${printIf(condition, before)}`,
				),
				...members.flatMap(({member, attributes, condition}) => [
					...(condition === undefined ? [] : [`if ${printCondition(condition, before)}`]),
					`config ${name(member)}`,
					`\tbool "member ${memberLetter(member)}"`,
					...printAttributes(attributes, before),
					...(condition === undefined ? [] : ['endif']),
				]),
				'endchoice',
			];
		}
		case 'menu': {
			const {title, dependsOn, visibleIf, body} = statement;
			const place = from + (statement.place % (table.length - from));
			return [
				`menu ${title}`,
				...(dependsOn === undefined ? [] : [`\tdepends on ${printCondition(dependsOn, place)}`]),
				...(visibleIf === undefined ? [] : [`\tvisible if ${printCondition(visibleIf, place)}`]),
				...body.flatMap(inner => printStatement(inner, place, choices)),
				'endmenu',
			];
		}
		case 'if': {
			const place = from + (statement.place % (table.length - from));
			return [
				`if ${printCondition(statement.condition, place)}`,
				...statement.body.flatMap(inner => printStatement(inner, place, choices)),
				'endif',
			];
		}
		case 'comment': {
			const {title, dependsOn} = statement;
			return [
				`comment ${title}`,
				...(dependsOn === undefined
					? []
					: [`\tdepends on ${printCondition(dependsOn, table.length)}`]),
			];
		}
		case 'line':
			return [statement.text];
	}
};

/** The statements as the lines of a file; `choices` counts the choices at each place, in all files. */
export const printStatements = (
	statements: readonly Statement[],
	choices: Map<number, number>,
): readonly string[] => statements.flatMap(statement => printStatement(statement, 0, choices));
