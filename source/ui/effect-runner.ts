import {ExpectedError} from '../errors.ts';
import type {Evaluation} from '../kconfig/evaluation.ts';
import type {Effect} from './app-effects.ts';
import {step, type AppState} from './app-state.ts';
import {failureLines, type Answers} from './answers.ts';
import type {BringupRunner} from './bringup/bringup-run.ts';
import {withAccountCost, type AccountCost} from './bringup/bringup-cost.ts';
import {farewellOfBringup} from './bringup/bringup-report.ts';
import {withLeftEdits} from './first-state.ts';
import type {Services} from './services.ts';
import {farewellOfWait} from './instances/wait-state.ts';

/** How the screens ended. The farewell is printed once the terminal is as it was. */
export type Outcome = {readonly exitStatus: number; readonly farewell: readonly string[]};

/** Lends the terminal out until the work is done, and draws the screens again. */
export type Lend = (work: () => Promise<void>) => Promise<void>;

/** What effects are done with. */
export type EffectTools = {
	readonly services: Services;
	readonly bringups: BringupRunner;
	readonly answers: Answers;
	readonly getState: () => AppState;
	/** The editor, the pager and ssh have the terminal meanwhile. */
	readonly lend: Lend;
	readonly leave: (outcome: Outcome) => void;
};

/** Does to the world what a step of the state asks for. */
export const createEffectRunner = ({
	services,
	bringups,
	answers: {answer, attempt},
	getState,
	lend,
	leave,
}: EffectTools): ((effect: Effect) => void) => {
	const onTerminal = async <Result>(work: () => Promise<Result>): Promise<Result> => {
		let outcome: PromiseSettledResult<Result> | undefined;
		await lend(async () => {
			[outcome] = await Promise.allSettled([work()]);
		});
		// What went wrong is told once the screens are back to tell it on.
		if (outcome?.status === 'rejected') {
			throw outcome.reason;
		}

		return outcome!.value;
	};

	/** Where later saves go, if that is another file now. */
	const goesOn = (name: string | undefined, evaluation: Evaluation): string | undefined =>
		name !== undefined && getState().keys.goesOnElsewhere
			? services.goOnIn(name, evaluation)
			: undefined;

	return (effect: Effect): void => {
		switch (effect.kind) {
			case 'save': {
				const {evaluation, file, isQuitting, asked} = effect;
				const name = file === getState().file ? undefined : file;
				attempt(() => {
					if (name === undefined && services.diskNews(evaluation).kind === 'changed') {
						return {type: 'disk-changed', isQuitting};
					}

					if (name !== undefined && effect.overwrites !== true && services.hasFile(name)) {
						return {type: 'file-there', file: name, save: effect};
					}

					answer(
						services.save(evaluation, name).then(
							report => ({
								type: 'saved',
								evaluation,
								file,
								report,
								isQuitting,
								goesOnIn: goesOn(name, evaluation),
							}),
							error => ({type: 'save-failed', asked, lines: failureLines(error)}),
						),
					);
					return undefined;
				});
				break;
			}

			case 'look-at-files': {
				const {evaluation, withMinimal} = effect;
				attempt(() => ({
					type: 'looked-at-files',
					look: services.lookAtFiles(evaluation, withMinimal),
					disk: services.diskNews(evaluation),
				}));
				break;
			}

			case 'show-diff': {
				const {evaluation} = effect;
				attempt(() => ({type: 'diffed', lines: services.diffToDisk(evaluation)}));
				break;
			}

			case 'copy-diff': {
				const {evaluation} = effect;
				attempt(() => {
					const lines = services.diffToDisk(evaluation);
					if (lines.length === 0) {
						return {type: 'diffed', lines};
					}

					services.copy(`${lines.join('\n')}\n`);
					return undefined;
				});
				break;
			}

			case 'keep-lines': {
				services.keepLines(effect.lines);
				break;
			}

			case 'accept-disk': {
				services.acceptDisk(effect.text);
				break;
			}

			case 'save-defconfig': {
				const {evaluation, name, comment, asked, overwrites} = effect;
				attempt(() => {
					if (name.includes('/') && overwrites !== true && services.hasFile(name)) {
						return {type: 'file-there', file: name, save: effect};
					}

					answer(
						services
							.saveDefconfig(evaluation, name, comment)
							.then(report => ({type: 'saved-defconfig', report})),
						asked,
					);
					return undefined;
				});
				break;
			}

			case 'list-defconfigs': {
				answer(services.defconfigs().then(entries => ({type: 'defconfigs', entries})));
				break;
			}

			case 'load': {
				const {file, meant, asked} = effect;
				attempt(() => {
					const from = meant !== undefined && !services.hasFile(file) ? meant : file;
					answer(
						(from === file ? services.load(file) : services.loadDefconfig(from)).then(report => ({
							type: 'loaded',
							from,
							report,
						})),
						asked,
					);
					return undefined;
				});
				break;
			}

			case 'load-defconfig': {
				const {name, asked} = effect;
				answer(
					services.loadDefconfig(name).then(report => ({type: 'loaded', from: name, report})),
					asked,
				);
				break;
			}

			case 'bring-up':
			case 'tear-down': {
				bringups.start(effect.kind, effect.evaluation, effect.wishes);
				break;
			}

			case 'notify': {
				services.notify(effect.text);
				break;
			}

			case 'clear-notice': {
				services.clearNotice();
				break;
			}

			case 'stop-bringup': {
				bringups.stop(effect.answer);
				break;
			}

			case 'update-catalogue': {
				answer(services.updateCatalogue().then(report => ({type: 'catalogue-updated', report})));
				break;
			}

			case 'forget-edits': {
				attempt(() => {
					services.forgetEdits();
					return undefined;
				});
				break;
			}

			case 'forget-left-edits': {
				attempt(() => {
					services.forgetLeftEdits();
					// There may be those of another one.
					const asked = withLeftEdits(services, getState());
					return asked === getState() ? undefined : {type: 'step', take: () => step(asked)};
				});
				break;
			}

			case 'copy': {
				services.copy(effect.text);
				break;
			}

			case 'edit-source': {
				answer(
					onTerminal(() => services.editSource(effect.position)).then(tree => ({
						type: 'source-edited',
						tree,
					})),
				);
				break;
			}

			case 'ask-cost': {
				answer(
					accountCost(services).then(cost => ({
						type: 'step',
						take: state => step(withAccountCost(state, cost)),
					})),
				);
				break;
			}

			case 'page-file': {
				answer(onTerminal(() => services.pageFile(effect.file)).then(() => undefined));
				break;
			}

			case 'log-in': {
				answer(onTerminal(() => services.logIn(effect.ssh)).then(() => undefined));
				break;
			}

			case 'exit': {
				const {bringup, wait, glyphs} = getState();
				leave({
					exitStatus: effect.exitStatus,
					farewell: [
						...effect.farewell,
						...(bringup ? farewellOfBringup(bringup, glyphs) : []),
						...farewellOfWait(wait),
					],
				});
				break;
			}
		}
	};
};

const accountCost = async (services: Services): Promise<AccountCost> => {
	try {
		return await services.runningCost(AbortSignal.timeout(costPatience));
	} catch (error) {
		if (
			error instanceof ExpectedError ||
			(error instanceof Error && error.name === 'TimeoutError')
		) {
			return {unknown: error.message};
		}

		throw error;
	}
};

/** Milliseconds: somebody waits in front of the page. */
const costPatience = 30_000;
