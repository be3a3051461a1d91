import {hasCycles} from './dependency-cycles.ts';
import type {Diagnostic, Report} from './diagnostics.ts';
import {finaliseMenu} from './menu-finalisation.ts';
import {type KconfigTree, nodesBelow} from './menu-tree.ts';
import {type ParsedStatements, type ParserEffects, parseStatements} from './parser.ts';
import {RecursionCheck} from './recursion-check.ts';
import {checkChoiceMember} from './symbol-checks.ts';

export type {ParserEffects} from './parser.ts';

/**
 * Reads a Kconfig file and everything it sources. Never throws on bad input: what is wrong is in `diagnostics`, in the
 * order in which C would print it, and the tree is what could be understood. With an error among them the tree is not
 * to be trusted: C exits with status 1 there.
 *
 * `$(info,…)` is a diagnostic of severity 'info', `$(warning-if,…)` a warning. `onDiagnostic` is told of each at once, in
 * time with what commands say themselves.
 */
export const parseKconfig = (
	path: string,
	effects: ParserEffects,
	onDiagnostic?: Report,
): {tree: KconfigTree; diagnostics: readonly Diagnostic[]} => {
	const diagnostics: Diagnostic[] = [];
	const report = (diagnostic: Diagnostic): void => {
		diagnostics.push(diagnostic);
		onDiagnostic?.(diagnostic);
	};
	const statements = parseStatements(path, effects, report);
	const hasErrors = diagnostics.some(({severity}) => severity === 'error');
	statements.root.prompt ??= {
		kind: 'menu',
		text: 'Main menu',
		condition: undefined,
		position: statements.root.position,
	};
	// C stops at syntax errors: the tree is only completed for those who want to show it all the same.
	finaliseMenu(statements, hasErrors ? () => undefined : report);
	if (!hasErrors) checkTree(statements, report);
	return {tree: treeOf(statements), diagnostics};
};

/** What can only be seen in the whole: values that depend on themselves, and members that a choice cannot have. */
const checkTree = (statements: ParsedStatements, report: Report): void => {
	const recursion = hasCycles(statements) ? new RecursionCheck(report) : undefined;
	for (const node of nodesBelow(statements.root)) {
		const {symbol} = node;
		if (symbol !== undefined) recursion?.check(symbol);
		if (symbol?.isChoice !== true) continue;
		for (const member of nodesBelow(node)) checkChoiceMember(member, report);
	}
};

const treeOf = (statements: ParsedStatements): KconfigTree => ({
	root: statements.root,
	symbols: statements.symbols.named,
	allSymbols: statements.symbols.all,
	choices: statements.choices,
	modules: statements.modules,
	files: statements.files,
	environment: statements.environment,
	expressions: statements.expressions.all,
});
